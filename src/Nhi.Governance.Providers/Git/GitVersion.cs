namespace Nhi.Governance.Providers.Git;

/// <summary>A change of a path by a commit.</summary>
/// <param name="Order">Orders commits, oldest first.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Path">The path.</param>
/// <param name="Blob">The object it brought there.</param>
/// <param name="Before">The objects it replaced, one for each commit before it; zeros where there was none.</param>
internal readonly record struct GitVersion(long Order, string Commit, string Path, string Blob, ReadOnlyMemory<string> Before);
