using System.Globalization;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Names files in SARIF: relative, to the reader's root or to one of the run's own.</summary>
internal sealed class SarifPlaces(IReadOnlyDictionary<string, SarifRoot> roots)
{
    private readonly List<Uri> _bases = [.. roots.OrderBy(root => root.Key, StringComparer.Ordinal).Select(root => root.Value.Base).OfType<Uri>().Distinct()];

    /// <summary>Writes the run's roots and repositories.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (_bases.Count > 0)
        {
            writer.WriteStartObject("originalUriBaseIds");
            foreach (var uri in _bases)
            {
                writer.WriteStartObject(NameOf(uri));
                writer.WriteString("uri", uri.AbsoluteUri);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        var repositories = roots.OrderBy(root => root.Key, StringComparer.Ordinal).Select(root => root.Value.Repository).OfType<Uri>().Distinct().ToList();
        if (repositories.Count > 0)
        {
            writer.WriteStartArray("versionControlProvenance");
            foreach (var repository in repositories)
            {
                writer.WriteStartObject();
                writer.WriteString("repositoryUri", repository.AbsoluteUri);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    /// <summary>The record of a file of records that a path names; null where it names a file.</summary>
    public static string? RecordOf(string source, string path)
    {
        var file = source[(source.LastIndexOf('/') + 1)..];
        return path.Length > file.Length + 1 && path[file.Length] == ':' && path.StartsWith(file, StringComparison.Ordinal) ? path[(file.Length + 1)..] : null;
    }

    public void WriteArtifact(Utf8JsonWriter writer, string source, string path)
    {
        var root = roots.GetValueOrDefault(source);
        path = RecordOf(source, path) is { } record ? path[..^(record.Length + 1)] : path;
        var whole = (root?.Prefix ?? string.Empty) + path;
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', whole.Split('/').Select(Uri.EscapeDataString)));
        if (root?.Base is { } uri)
        {
            writer.WriteString("uriBaseId", NameOf(uri));
        }

        writer.WriteEndObject();
    }

    private string NameOf(Uri uri) => string.Create(CultureInfo.InvariantCulture, $"ROOT{_bases.IndexOf(uri) + 1}");
}
