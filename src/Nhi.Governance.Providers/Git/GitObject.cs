namespace Nhi.Governance.Providers.Git;

/// <summary>The head of an object, as <c>cat-file --batch</c> writes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">blob, tree, commit, tag; <c>missing</c> where it cannot be read.</param>
/// <param name="Size">Its length in bytes.</param>
internal readonly record struct GitObject(string Id, string Type, long Size)
{
    public bool IsMissing => string.Equals(Type, "missing", StringComparison.Ordinal);
}
