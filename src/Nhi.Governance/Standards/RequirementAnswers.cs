using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>How the controls that cite a requirement came out.</summary>
/// <param name="Met">Answers that it is met.</param>
/// <param name="NotMet">Open findings.</param>
/// <param name="Accepted">Findings that are accepted.</param>
/// <param name="NotAssessable">Answers that nothing tells.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RequirementAnswers(int Met, int NotMet, int Accepted, int NotAssessable)
{
    /// <summary>How often it was asked.</summary>
    public int Asked => Met + NotMet + Accepted + NotAssessable;
}
