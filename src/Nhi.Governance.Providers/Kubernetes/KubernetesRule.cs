using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>What one rule of a role allows.</summary>
internal static class KubernetesRule
{
    private const string Any = "*";
    private static readonly string[] s_reading = ["get", "list", "watch", Any];
    private static readonly string[] s_making = ["create", Any];

    public static bool AllowsEverything(JsonElement rule) =>
        HasAny(rule, "verbs") && HasAny(rule, "apiGroups") && HasAny(rule, "resources") && rule.Items("resourceNames").Count == 0;

    /// <summary>Ways to read secrets or make tokens, in words.</summary>
    public static IEnumerable<string> SecretAccess(JsonElement rule)
    {
        if (!rule.OneOrMore("apiGroups").Any(group => group is Any or ""))
        {
            yield break;
        }

        var verbs = rule.OneOrMore("verbs");
        var resources = rule.OneOrMore("resources");
        if (resources.Any(resource => resource is "secrets" or Any) && s_reading.Where(verbs.Contains).ToArray() is { Length: > 0 } reading)
        {
            yield return $"{string.Join('/', reading)} secrets";
        }

        if (resources.Any(resource => resource is "serviceaccounts/token" or "*/token" or Any) && s_making.Where(verbs.Contains).ToArray() is { Length: > 0 } making)
        {
            yield return $"{string.Join('/', making)} serviceaccounts/token";
        }
    }

    private static bool HasAny(JsonElement rule, string member) => rule.OneOrMore(member).Contains(Any, StringComparer.Ordinal);
}
