using System.Text.RegularExpressions;
using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>The catalogue as it stands in the sources.</summary>
internal static class CatalogueFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "src", "Nhi.Governance.Secrets", "Formats");

    public static IReadOnlyList<CatalogueFormat> Formats { get; } = FormatTables.Catalogue.Read(Path.Combine(Folder, "Catalogue"));

    public static SecretFormat Of(CatalogueFormat format) => SecretFormats.Find(format.Id)!;

    public static ScanOptions Only(CatalogueFormat format) => new() { Formats = [Of(format)] };

    /// <summary>The members of an enumeration of the contracts, which the scanner does not refer to.</summary>
    public static IReadOnlyList<string> Members(string enumeration)
    {
        string file = Path.Combine(Root(), "src", "Nhi.Governance.Abstractions", "Identities", enumeration + ".cs");
        return [.. Regex.Matches(File.ReadAllText(file), @"^    (?<name>[A-Z]\w+)(?: = \d+)?,\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1))
            .Select(static m => m.Groups["name"].Value)];
    }

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
