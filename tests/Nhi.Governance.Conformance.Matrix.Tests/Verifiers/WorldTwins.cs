namespace Nhi.Governance.Conformance.Matrix.Verifiers;

/// <summary>Verifiers that take something else for a revocation, each one thing.</summary>
internal static class WorldTwins
{
    /// <summary>Takes one word for a refusal of the credential.</summary>
    public abstract class Takes(Said word) : TwinVerifier
    {
        protected override Verification Judge(VerificationRequest request, SecretValue secret, Answer answer) =>
            answer.Said == word ? Told(Verdict.Refused, "not accepted") : base.Judge(request, secret, answer);
    }

    public sealed class TakesNoConnectionForARefusal() : Takes(Said.NoConnection);

    public sealed class TakesABrokenConnectionForARefusal() : Takes(Said.BrokeOff);

    public sealed class LooksAtNoControl : TwinVerifier
    {
        protected override bool IsControlAccepted() => true;
    }

    public sealed class LooksAtTheControlOnce : TwinVerifier
    {
        protected override bool IsControlAccepted() => AcceptsControl();
    }

    public sealed class TakesAnOpenDoorForARefusal : TwinVerifier
    {
        protected override Verification OnEverythingAccepted(Answer answer) => Told(Verdict.Refused, "nothing is checked, so this is not accepted either");
    }

    public sealed class TakesARedirectForARefusal() : Takes(Said.AskElsewhere);

    public sealed class TakesAnOldAnswer : TwinVerifier
    {
        protected override bool IsFresh(Answer answer) => true;
    }

    public sealed class TakesAnyonesWord : TwinVerifier
    {
        protected override bool IsOfTheIssuer(Answer answer) => true;
    }

    public sealed class TakesItsOwnClockForTheEnd : TwinVerifier
    {
        protected override Verification Judge(VerificationRequest request, SecretValue secret, Answer answer) => Now > World.Ends ? Told(Verdict.Refused, "it has expired") : base.Judge(request, secret, answer);
    }

    public sealed class TakesItsOwnClockForTheBeginning : TwinVerifier
    {
        protected override Verification Judge(VerificationRequest request, SecretValue secret, Answer answer) => Now < World.Begins ? Told(Verdict.Refused, "it is not valid yet") : base.Judge(request, secret, answer);
    }

    public sealed class TakesItsOwnLackOfRightsForARefusal() : Takes(Said.YouMayNotAsk);

    public sealed class TakesThrottlingForARefusal() : Takes(Said.TooOften);
}
