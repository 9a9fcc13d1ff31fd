using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Finds the static cloud keys that a part of a workflow is given, by the names of the secrets alone.</summary>
internal static partial class WorkflowSecrets
{
    private const string CredentialsJson = "credentials_json";

    /// <summary>Names of static cloud keys anywhere below a value.</summary>
    public static IReadOnlyList<string> StaticKeys(JsonElement? value)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (value is { } element)
        {
            Collect(element, names);
        }

        return [.. names];
    }

    // The documents are at most 64 levels deep.
    private static void Collect(JsonElement value, SortedSet<string> names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (member.NameEquals(CredentialsJson))
                    {
                        names.Add(CredentialsJson);
                    }

                    if (IsKeyName(member.Name) && member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Contains("secrets", StringComparison.OrdinalIgnoreCase))
                    {
                        names.Add(member.Name);
                    }

                    Collect(member.Value, names);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Collect(item, names);
                }

                break;
            case JsonValueKind.String:
                CollectFrom(value.GetString()!, names);
                break;
            default:
                break;
        }
    }

    /// <summary>Whether an input or variable is called as a static AWS key is, whatever the secret behind it is called.</summary>
    private static bool IsKeyName(string name) =>
        name.Replace('-', '_').ToUpperInvariant() is "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY";

    private static void CollectFrom(string text, SortedSet<string> names)
    {
        if (!text.Contains("${{", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var expression in Expression().EnumerateMatches(text))
        {
            foreach (Match secret in Secret().Matches(text.Substring(expression.Index, expression.Length)))
            {
                names.Add($"secrets.{secret.Groups["name"].Value.ToUpperInvariant()}");
            }
        }
    }

    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\bsecrets\s*(\.\s*|\[\s*')(?<name>AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AZURE_CREDENTIALS|GCP_SA_KEY|GOOGLE_CREDENTIALS)([^A-Za-z0-9_-]|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
