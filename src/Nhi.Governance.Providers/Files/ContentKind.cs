namespace Nhi.Governance.Providers.Files;

/// <summary>What is done with a document, by how it begins.</summary>
internal enum ContentKind
{
    /// <summary>It is read: text, or binary data that may hold text.</summary>
    Plain,

    /// <summary>Its members are read.</summary>
    Zip,

    /// <summary>What it was before it was compressed is read.</summary>
    Gzip,

    /// <summary>Its members are read.</summary>
    Tar,

    /// <summary>It holds nothing that somebody would write: pictures, sound, fonts, machine code.</summary>
    LeftOut,

    /// <summary>It may hold text, and cannot be opened here.</summary>
    Closed,
}
