using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Names what a scan looks for and what looks for it: a document that holds nothing of it holds nothing the next time either.</summary>
internal static class ScanRecipe
{
    public static string Of(DocumentScanOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Whatever is compiled differently might see more.
        Add(hash, typeof(SecretScanner).Module.ModuleVersionId.ToString());
        Add(hash, typeof(ScanRecipe).Module.ModuleVersionId.ToString());
        if (options.Formats is { } formats)
        {
            Add(hash, formats.GenericAssignments ? "formats, generic" : "formats");
            foreach (var format in formats.Formats)
            {
                Add(hash, format.Id);
            }
        }

        foreach (var id in options.Enrolled?.Ids ?? [])
        {
            Add(hash, "enrolled " + id);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
