namespace Nhi.Governance;

/// <summary>A control that is not met.</summary>
/// <param name="Id">Stable from survey to survey.</param>
/// <param name="Identity">The identity; <see langword="null"/> for a copy or binding whose identity nobody knows.</param>
/// <param name="Result">What the control says.</param>
public sealed record Finding(FindingId Id, IdentityId? Identity, ControlResult Result);
