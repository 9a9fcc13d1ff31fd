using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Directories;

/// <summary>One record of an LDIF.</summary>
/// <param name="Line">The line it starts at, from 1.</param>
internal sealed record LdifRecord(int Line)
{
    /// <summary>The entry; <see langword="null"/> where it is none.</summary>
    public FieldRecord? Fields { get; init; }

    /// <summary>Why the entry cannot be read, in words that hold no value of it.</summary>
    public string? Problem { get; init; }

    /// <summary>Names of attributes that hold secrets. Their values are gone.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Whether it is what the client says of the search, and no entry.</summary>
    public bool IsResult { get; init; }

    /// <summary>Whether the server gave a part only.</summary>
    public bool IsCut { get; init; }
}
