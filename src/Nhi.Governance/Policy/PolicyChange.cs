namespace Nhi.Governance;

/// <summary>A finding that another policy would bring, take away, or weigh otherwise.</summary>
/// <param name="Finding">The finding: as the other policy would have it, or as it is where that would take it away.</param>
/// <param name="Before">How grave it is now; <see langword="null"/> where it is none.</param>
/// <param name="After">How grave it would be; <see langword="null"/> where it would be none.</param>
public sealed record PolicyChange(Finding Finding, Severity? Before, Severity? After);
