using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>A file, read within bounds and ready to be recognised.</summary>
public sealed class ExportDocument
{
    /// <summary>The file, as messages name it.</summary>
    public required string Path { get; init; }

    /// <summary>What it is made of.</summary>
    public required ExportShape Shape { get; init; }

    /// <summary>The JSON value, or one value a YAML document.</summary>
    public IReadOnlyList<JsonElement> Roots { get; init; } = [];

    /// <summary>Column names of a table, lower-case and trimmed.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>Rows of a table.</summary>
    public IReadOnlyList<ExportRow> Rows { get; init; } = [];

    /// <summary>The bytes of a certificate file, as UTF-8 where it is PEM; of a text of lines, as UTF-8.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }
}
