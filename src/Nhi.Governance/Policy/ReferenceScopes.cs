using System.Collections.Frozen;

namespace Nhi.Governance;

/// <summary>The identities that a further reference is about: a class by its name, or a platform by what subclasses begin with.</summary>
internal static class ReferenceScopes
{
    private static readonly FrozenDictionary<string, string[]> Platforms = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["AWS"] = ["aws:", BearerOnly.Subclass + nameof(CredentialKind.AwsAccessKey)],
        ["Azure storage"] = ["azure:api-key"],
        ["GitHub applications"] = ["github:oauth-app"],
        ["Google Cloud"] = ["gcp:", BearerOnly.Subclass + nameof(CredentialKind.GcpServiceAccountKey)],
        ["Kubernetes"] = ["k8s:", BearerOnly.Subclass + nameof(CredentialKind.KubernetesLegacyToken)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string scope) => Platforms.ContainsKey(scope) || Enum.TryParse<IdentityClass>(scope, out _);

    public static bool Holds(string scope, INonHumanIdentity identity) => Platforms.TryGetValue(scope, out var prefixes)
        ? identity.Facts.Get(IdentityFacts.Subclass).Value is { } subclass && prefixes.Any(prefix => subclass.StartsWith(prefix, StringComparison.Ordinal))
        : string.Equals(identity.Classification.Class.ToString(), scope, StringComparison.Ordinal);
}
