using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Policy;

/// <summary>Reads an organisation's own decisions, as <c>docs/policy.md</c> describes them.</summary>
public static class PolicyFile
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MostFiles = 8;
    private const string Marker = "nhi/v1";

    /// <summary>Lays a file, and those it extends, over the baseline.</summary>
    /// <param name="path">A YAML or JSON file of at most 4 MiB.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="PolicyFileException">A file cannot be read, or says something that does not exist; the message names the file and the place.</exception>
    public static ControlPolicy Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var policy = Read(path, []);
        try
        {
            PolicyEvaluator.Compile(policy);
            return policy;
        }
        catch (ArgumentException wrong)
        {
            throw new PolicyFileException(path, string.Empty, wrong.Message);
        }
    }

    /// <summary>Reads a file over what it extends.</summary>
    private static ControlPolicy Read(string path, IReadOnlyList<string> extended)
    {
        try
        {
            var full = Path.GetFullPath(path);
            if (extended.Contains(full, StringComparer.Ordinal) || extended.Count == MostFiles)
            {
                throw new PolicyFileException(extended[^1], "extends", extended.Count == MostFiles ? $"more than {MostFiles} files extend each other" : "the files extend each other in a circle");
            }

            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new PolicyFileException(path, string.Empty, "is larger than 4 MiB");
            }

            // JSON is YAML as far as a policy goes, so one reader serves both.
            var roots = YamlText.Parse(FileText.ToUtf8(File.ReadAllBytes(path)));
            if (roots is not [var root] || !string.Equals(root.Text("policy"), Marker, StringComparison.Ordinal))
            {
                throw new PolicyFileException(path, "policy", $"has to be {Marker}, in one document");
            }

            var below = root.Text("extends") is { Length: > 0 } other ? Read(Path.Combine(Path.GetDirectoryName(full)!, other), [.. extended, full]) : ControlPolicy.Baseline;
            return new PolicyReading(path).Read(root, below);
        }
        catch (StructureException wrong)
        {
            throw new PolicyFileException(path, wrong.Place, wrong.Message);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PolicyFileException(path, string.Empty, "cannot be read: " + wrong.Message);
        }
    }
}
