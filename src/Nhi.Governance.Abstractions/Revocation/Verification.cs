namespace Nhi.Governance;

/// <summary>A verdict with what it rests on.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Strength">How much it rests on.</param>
/// <param name="Evidence">What was seen of the credential.</param>
/// <param name="Reason">Why the verdict is not what the evidence alone would say, or what it rests on; one sentence without a secret.</param>
public sealed record Verification(Verdict Verdict, EvidenceStrength Strength, ProbeEvidence Evidence, string Reason)
{
    /// <summary>What was seen of the control credential at the same time; <see langword="null"/> where none was looked at.</summary>
    public ProbeEvidence? Control { get; init; }

    /// <summary>To keep and hand back later; <see langword="null"/> unless the verdict is <see cref="Verdict.Alive"/> and a secret was presented.</summary>
    public AliveEvidence? SeenAlive { get; init; }

    /// <summary>What the verdict leaves open, to be said aloud: sessions minted before, tokens of a deleted client.</summary>
    public IReadOnlyList<string> LeftOpen { get; init; } = [];
}
