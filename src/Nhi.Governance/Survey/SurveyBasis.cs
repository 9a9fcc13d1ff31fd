namespace Nhi.Governance;

/// <summary>What a survey was judged by.</summary>
/// <param name="AsOf">The instant it was judged from.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Program">Version of the program whose controls are the baseline.</param>
/// <param name="Baseline">SHA-256 of the baseline's controls and limits, in lower-case hexadecimal.</param>
public sealed record SurveyBasis(DateTimeOffset AsOf, ControlPolicy Policy, string Program, string Baseline)
{
    internal static SurveyBasis Of(DateTimeOffset asOf, ControlPolicy policy) => new(asOf, policy, PolicyDigests.Program, PolicyDigests.Baseline);
}
