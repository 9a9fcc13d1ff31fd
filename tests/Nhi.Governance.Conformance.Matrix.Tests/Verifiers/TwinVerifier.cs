using System.Globalization;
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

    public virtual VerifierDescriptor Descriptor => new() { Name = Name, Issuer = "twin", Vantage = Vantage, Strongest = EvidenceStrength.LiveProbe, AttemptBudget = Budget, BlindSpots = ["what was minted before"] };

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

    protected virtual AliveEvidence? Evidence(VerificationRequest request, SecretValue secret) => new(Name, Vantage, request.Credential, request.Version, Now, Tag(secret) + Dated(Now));

    protected virtual Verification Refused(VerificationRequest request, SecretValue secret, Answer answer) =>
        !Counts(request, secret, answer) ? Undecided("it was not seen to work before")
        : !IsControlAccepted() ? Undecided("the control credential is refused too")
        : !IsRefusedAgain(request, secret) ? Undecided("the second look differs from the first")
        : Told(Verdict.Refused, Words(answer, secret)) with { FirstLook = Look(Verdict.Refused, Words(answer, secret)), Control = Look(Verdict.Alive, "accepted"), LeftOpen = LeftOpen(answer) };

    protected virtual bool IsRefusedAgain(VerificationRequest request, SecretValue secret) => Seen(request, World.Ask(request.Version, secret.Reveal(), Broken)) == Verdict.Refused;

    protected virtual IReadOnlyList<string> LeftOpen(Answer answer) => [.. Descriptor.BlindSpots, "whether it was revoked or is only wrong"];

    protected virtual bool Counts(VerificationRequest request, SecretValue secret, Answer answer) => request.SeenAlive is { } before
        && IsOfThis(before) && IsOf(before, request.Version) && IsOf(before, answer, secret) && IsPast(before) && IsUnedited(before);

    protected virtual bool IsOfThis(AliveEvidence before) => before.Verifier == Name;

    protected virtual bool IsOf(AliveEvidence before, VersionId version) => before.Version == version;

    protected virtual bool IsOf(AliveEvidence before, Answer answer, SecretValue secret) => IsOf(Bytes(before.Seal[..before.Seal.IndexOf('@')]), secret.Reveal());

    protected virtual bool IsOf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> secret) => before.SequenceEqual(secret);

    protected virtual bool IsUnedited(AliveEvidence before) => before.Seal.EndsWith(Dated(before.At), StringComparison.Ordinal);

    protected virtual bool IsPast(AliveEvidence before) => before.At <= Now;

    /// <summary>Twice: of two backends that take turns, each is then asked about both credentials.</summary>
    protected virtual bool IsControlAccepted() => AcceptsControl() && AcceptsControl();

    protected bool AcceptsControl() => World.Ask(TwinWorld.Control, "the control's own"u8, Broken).Said == Said.Accepted;

    protected virtual void Leave(SecretValue secret)
    {
    }

    protected virtual string Words(Answer answer, SecretValue secret) => answer.Said.ToString();

    protected Verification Told(Verdict verdict, string words) => new(Nothing, Name, verdict, EvidenceStrength.LiveProbe, Look(verdict, words), words);

    protected Verification Undecided(string why) => new(Nothing, Name, Verdict.Indeterminate, EvidenceStrength.None, Look(Verdict.Indeterminate, why), why);

    protected ProbeEvidence Look(Verdict seen, string words) => new(Vantage, Now, seen, words);

    private static string Dated(DateTimeOffset at) => "@" + at.ToString("O", CultureInfo.InvariantCulture);

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
