namespace Nhi.Governance;

/// <summary>A place in a source.</summary>
/// <param name="Path">The file or object.</param>
/// <param name="Place">The place in it: a JSON path, a line; empty for the whole.</param>
public sealed record SourcePosition(string Path, string Place);
