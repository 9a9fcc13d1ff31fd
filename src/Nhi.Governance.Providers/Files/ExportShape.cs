namespace Nhi.Governance.Providers.Files;

/// <summary>What a file is made of, before anyone asks what it means.</summary>
public enum ExportShape : byte
{
    /// <summary>Nothing a format could read. The default.</summary>
    None = 0,

    /// <summary>JSON, or YAML read as JSON: see <see cref="ExportDocument.Roots"/>.</summary>
    Tree,

    /// <summary>Comma-separated rows below a header: see <see cref="ExportDocument.Header"/> and <see cref="ExportDocument.Rows"/>.</summary>
    Table,

    /// <summary>PEM text or DER bytes: see <see cref="ExportDocument.Content"/>.</summary>
    Certificates,

    /// <summary>Text of one rule a line: see <see cref="ExportDocument.Content"/>.</summary>
    Lines,
}
