namespace Nhi.Governance.Providers.Files;

/// <summary>A file whose structure cannot be read. The message is the reason a user is given, and holds no content of the file.</summary>
internal sealed class StructureException : Exception
{
    public StructureException(string place, string reason)
        : base(reason) => Place = place;

    /// <summary>The place in the file; empty for the whole.</summary>
    public string Place { get; }
}
