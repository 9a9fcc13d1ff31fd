namespace Nhi.Governance;

/// <summary>What an overlay changes of a control.</summary>
/// <param name="IsEnabled">Whether it is asked at all; <see langword="null"/> leaves it.</param>
/// <param name="Severity">How much it matters; <see langword="null"/> leaves it. Raises judgements of ours above advice, too.</param>
public sealed record ControlOverride(bool? IsEnabled, Severity? Severity);
