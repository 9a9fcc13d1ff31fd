using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Policy;

/// <summary>Reads an organisation's own rules of classification, as <c>docs/classification.md</c> describes them.</summary>
public static class RulesFile
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Lays a file over the built-in rules.</summary>
    /// <param name="path">A YAML or JSON file of at most 4 MiB.</param>
    /// <returns>The classifier of all rules that hold then.</returns>
    /// <exception cref="PolicyFileException">The file cannot be read, or says something that does not exist; the message names the file and the place.</exception>
    public static Classifier Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new PolicyFileException(path, string.Empty, "is larger than 4 MiB");
            }

            return YamlText.Parse(FileText.ToUtf8(File.ReadAllBytes(path))) is [var root]
                ? new Classifier(RuleSet.Read(root).Over(BuiltInRules.All))
                : throw new PolicyFileException(path, string.Empty, "has to be one document");
        }
        catch (StructureException wrong)
        {
            throw new PolicyFileException(path, wrong.Place, wrong.Message);
        }
        catch (RuleFormatException wrong)
        {
            throw new PolicyFileException(path, wrong.Place, wrong.Reason);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException(path, string.Empty, "cannot be read: " + wrong.Message);
        }
    }
}
