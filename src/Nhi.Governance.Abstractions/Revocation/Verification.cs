namespace Nhi.Governance;

/// <summary>A verdict with what it is about and what it rests on: complete by itself, so that it can be kept as proof. Holds no secret.</summary>
/// <param name="About">What was looked at, with the evidence from before that it rests on.</param>
/// <param name="Verifier">Name of the verifier.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Strength">How much it rests on.</param>
/// <param name="Evidence">What the deciding look saw.</param>
/// <param name="Reason">Why the verdict is not what the evidence alone would say, or what it rests on; one sentence without a secret.</param>
public sealed record Verification(VerificationRequest About, string Verifier, Verdict Verdict, EvidenceStrength Strength, ProbeEvidence Evidence, string Reason)
{
    /// <summary>What was seen of the credential before the deciding look; <see langword="null"/> where one look was enough.</summary>
    public ProbeEvidence? FirstLook { get; init; }

    /// <summary>What was seen of the control credential in between; <see langword="null"/> where none was looked at.</summary>
    public ProbeEvidence? Control { get; init; }

    /// <summary>To keep and hand back later; <see langword="null"/> unless the verdict is <see cref="Verdict.Alive"/> and a secret was presented.</summary>
    public AliveEvidence? SeenAlive { get; init; }

    /// <summary>What the verdict leaves open, to be said aloud: sessions minted before, tokens of a deleted client.</summary>
    public IReadOnlyList<string> LeftOpen { get; init; } = [];
}
