namespace Nhi.Governance.Providers.Git;

/// <summary>A version of a file that a commit brought.</summary>
/// <param name="Order">Orders commits, oldest first.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Path">The path.</param>
/// <param name="Blob">The object.</param>
internal readonly record struct GitVersion(long Order, string Commit, string Path, string Blob);
