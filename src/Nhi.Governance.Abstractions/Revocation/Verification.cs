namespace Nhi.Governance;

/// <summary>A verdict with what it rests on.</summary>
/// <remarks>A live refusal counts only where the same verifier saw the same secret alive before, and a control credential is accepted now:
/// a broken backend refuses everyone, and a mangled secret is always refused.</remarks>
/// <param name="Verdict">The verdict.</param>
/// <param name="Strength">How much it rests on.</param>
/// <param name="Evidence">What was seen of the credential.</param>
/// <param name="Control">What was seen of the control credential at the same time; <see langword="null"/> where there was none.</param>
public sealed record Verification(Verdict Verdict, EvidenceStrength Strength, ProbeEvidence Evidence, ProbeEvidence? Control = null);
