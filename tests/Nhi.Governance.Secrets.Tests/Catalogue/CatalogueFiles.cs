using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>The catalogue as it stands in the sources.</summary>
internal static class CatalogueFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "src", "Nhi.Governance.Secrets", "Formats");

    public static IReadOnlyList<CatalogueFormat> Formats { get; } = FormatTables.Catalogue.Read(Path.Combine(Folder, "Catalogue"));

    public static SecretFormat Of(CatalogueFormat format) => SecretFormats.Find(format.Id)!;

    public static ScanOptions Only(CatalogueFormat format) => new() { Formats = [Of(format)] };

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Nhi.Governance.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests read the catalogue, and there is none above them.");
        }

        return folder;
    }
}
