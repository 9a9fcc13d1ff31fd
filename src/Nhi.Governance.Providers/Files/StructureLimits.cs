namespace Nhi.Governance.Providers.Files;

/// <summary>How much structure is read before a file is refused.</summary>
internal static class StructureLimits
{
    public const long Bytes = 256L * 1024 * 1024;

    public const int Depth = 64;

    public const int YamlEvents = 20_000_000;

    public const int TableRows = 4_000_000;

    public const int TableColumns = 1024;

    public const int TableRow = 1024 * 1024;
}
