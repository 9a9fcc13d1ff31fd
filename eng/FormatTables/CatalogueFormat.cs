namespace Nhi.Governance.FormatTables;

/// <summary>A format as the catalogue has it.</summary>
internal sealed record CatalogueFormat
{
    public required string Family { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Issuer { get; init; }

    public required string Kind { get; init; }

    public required string Class { get; init; }

    public required string Pattern { get; init; }

    public required Shape Shape { get; init; }

    public required string Revoke { get; init; }

    public string Source { get; init; } = "";

    public string Known { get; init; } = "";

    public string? Checksum { get; init; }

    public string? Check { get; init; }

    public double Entropy { get; init; }

    public IReadOnlyList<string> Near { get; init; } = [];

    public IReadOnlyList<string> Facts { get; init; } = [];

    public IReadOnlyList<string> Examples { get; init; } = [];

    public IReadOnlyList<string> Counterexamples { get; init; } = [];

    /// <summary>Whether it is looked for only when it is asked for.</summary>
    public bool Generic { get; init; }
}
