using System.Security.Cryptography;

namespace Nhi.Governance.Conformance.Matrix.Verifiers;

/// <summary>A verifier written apart from <see cref="ProbingVerifier"/>: it keeps every law, and each thing it does can be done wrong by overriding it.</summary>
internal class TwinVerifier : IRevocationVerifier
{
    private const string Name = "twin";
    private const string Vantage = "memory";

    /// <summary>Stands in until it is known what was asked.</summary>
    private static readonly VerificationRequest Nothing = new(new CredentialId("nothing"), new VersionId("nothing"), default);

    public TwinWorld World { get; set; } = new();

    public BrokenWorld? Broken { get; set; }

    public virtual VerifierDescriptor Descriptor => new() { Name = Name, Issuer = "twin", Vantage = Vantage, Strongest = EvidenceStrength.LiveProbe, AttemptBudget = Budget };

    protected virtual AttemptBudget? Budget => null;

    protected DateTimeOffset Now => World.Clock.GetUtcNow() + Broken switch
    {
        BrokenWorld.ClockAhead => TimeSpan.FromDays(3000),
        BrokenWorld.ClockBehind => TimeSpan.FromDays(-3000),
        _ => TimeSpan.Zero,
    };

    public async ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default) =>
        await LookAsync(request, secret, cancellationToken) with { About = request };

    private async ValueTask<Verification> LookAsync(VerificationRequest request, SecretValue? secret, CancellationToken cancellationToken)
    {
        Heed(cancellationToken);
        if (secret is null)
        {
            return WithoutSecret(request);
        }

        if (Budget is { } budget && World.Attempts(request.Version) >= Allowed(budget))
        {
            return Undecided("the budget is spent");
        }

        await WaitAsync(cancellationToken);
        var answer = World.Ask(request.Version, secret.Reveal(), Broken);
        var seen = Judge(request, secret, answer);
        Leave(secret);
        return seen;
    }

    protected virtual void Heed(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    protected virtual Verification WithoutSecret(VerificationRequest request) => Undecided("no secret was given");

    protected virtual int Allowed(AttemptBudget budget) => budget.Attempts;

    /// <summary>Waits for an answer that will not come, where somebody could get tired of it.</summary>
    protected virtual async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (Broken == BrokenWorld.BreaksOff && cancellationToken.CanBeCanceled)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    protected virtual Verification Judge(VerificationRequest request, SecretValue secret, Answer answer) => Seen(request, answer) switch
    {
        Verdict.Alive => Accepted(request, secret, answer),
        Verdict.Refused => Refused(request, secret, answer),
        _ => Undecided(Words(answer, secret)),
    };

    /// <summary>What an answer says by itself.</summary>
    protected virtual Verdict Seen(VerificationRequest request, Answer answer) => answer.Said switch
    {
        Said.Accepted => Verdict.Alive,
        Said.WrongSecret or Said.Revoked when IsFresh(answer) && IsOfTheIssuer(answer) => Verdict.Refused,
        _ => Verdict.Indeterminate,
    };

    protected virtual bool IsFresh(Answer answer) => (Now - answer.At).Duration() < TimeSpan.FromHours(1);

    protected virtual bool IsOfTheIssuer(Answer answer) => answer.By == TwinWorld.Authority;

    protected virtual Verification Accepted(VerificationRequest request, SecretValue secret, Answer answer) =>
        AcceptsMadeUp() ? OnEverythingAccepted(answer) : Told(Verdict.Alive, Words(answer, secret)) with { SeenAlive = Evidence(request, secret) };

    protected virtual bool AcceptsMadeUp() => World.Ask(TwinWorld.Control, RandomNumberGenerator.GetBytes(16), Broken).Said == Said.Accepted;

    protected virtual Verification OnEverythingAccepted(Answer answer) => Undecided("a made-up secret is accepted too");

    protected virtual AliveEvidence? Evidence(VerificationRequest request, SecretValue secret) => new(Name, Vantage, request.Credential, request.Version, Now, Tag(secret));

    protected virtual Verification Refused(VerificationRequest request, SecretValue secret, Answer answer) =>
        !Counts(request, secret, answer) ? Undecided("it was not seen to work before")
        : !IsControlAccepted() ? Undecided("the control credential is refused too")
        : Told(Verdict.Refused, Words(answer, secret));

    protected virtual bool Counts(VerificationRequest request, SecretValue secret, Answer answer) => request.SeenAlive is { } before
        && IsOfThis(before) && IsOf(before, request.Version) && IsOf(before, answer, secret) && IsPast(before);

    protected virtual bool IsOfThis(AliveEvidence before) => before.Verifier == Name;

    protected virtual bool IsOf(AliveEvidence before, VersionId version) => before.Version == version;

    protected virtual bool IsOf(AliveEvidence before, Answer answer, SecretValue secret) => IsOf(Bytes(before.Seal), secret.Reveal());

    protected virtual bool IsOf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> secret) => before.SequenceEqual(secret);

    protected virtual bool IsPast(AliveEvidence before) => before.At <= Now;

    protected virtual bool IsControlAccepted() => World.Ask(TwinWorld.Control, "the control's own"u8, Broken).Said == Said.Accepted;

    protected virtual void Leave(SecretValue secret)
    {
    }

    protected virtual string Words(Answer answer, SecretValue secret) => answer.Said.ToString();

    protected Verification Told(Verdict verdict, string words) => new(Nothing, Name, verdict, EvidenceStrength.LiveProbe, new ProbeEvidence(Vantage, Now, verdict, words), words);

    protected Verification Undecided(string why) => new(Nothing, Name, Verdict.Indeterminate, EvidenceStrength.None, new ProbeEvidence(Vantage, Now, Verdict.Indeterminate, why), why);

    /// <summary>Stands in for a fingerprint, in a way that can be compared wrongly.</summary>
    private static string Tag(SecretValue secret)
    {
        var bytes = secret.Reveal().ToArray();
        Array.Reverse(bytes);
        return Convert.ToHexString(bytes);
    }

    private static byte[] Bytes(string tag)
    {
        var bytes = Convert.FromHexString(tag);
        Array.Reverse(bytes);
        return bytes;
    }
}
