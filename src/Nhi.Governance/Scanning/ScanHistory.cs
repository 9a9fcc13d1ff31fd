namespace Nhi.Governance;

/// <summary>When a value stood at a path, in a source that has a history.</summary>
/// <param name="First">The commit that brought it; <see langword="null"/> where none does that is reachable.</param>
/// <param name="Last">The last commit that brought a version of the document that holds it.</param>
/// <param name="Removed">The last commit that took it away; <see langword="null"/> while it stands at the end of some branch.</param>
/// <param name="AtHead">Whether it stands in the checked-out branch.</param>
public sealed record ScanHistory(DocumentCommit? First, DocumentCommit? Last, DocumentCommit? Removed, bool AtHead);
