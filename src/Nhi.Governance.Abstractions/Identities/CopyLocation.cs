namespace Nhi.Governance;

/// <summary>A place in a folder or in a repository's history.</summary>
/// <param name="Source">The folder or repository, as the user named it.</param>
/// <param name="Path">Path below it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in bytes, from 1.</param>
/// <param name="Commit">In a history: the commit that first brought it there; <see langword="null"/> in a folder, and for objects no commit reaches.</param>
/// <param name="AtHead">In a history: whether it still stands in the checked-out branch; <see langword="null"/> in a folder.</param>
public sealed record CopyLocation(string Source, string Path, int Line, int Column, string? Commit = null, bool? AtHead = null);
