namespace Nhi.Governance.Providers.Files;

/// <summary>Structures a file may have.</summary>
internal enum Structure : byte
{
    Json,
    Yaml,
    Table,
    Certificates,
    Lines,
}
