using System.Text.RegularExpressions;

namespace Nhi.Governance.Providers.Systems;

/// <summary>References of the catalogue, <c>[kind:][namespace/]name</c>, and addresses of repositories.</summary>
internal static partial class BackstageNames
{
    private const string DefaultSpace = "default/";

    /// <summary>The container of Kubernetes objects that a component's <c>backstage.io/kubernetes-id</c> names.</summary>
    public static string KubernetesId(string id) => $"backstage:kubernetes-id/{id}";

    /// <summary>The name, without its kind and without the default namespace.</summary>
    public static string? NameOf(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference))
        {
            return null;
        }

        var name = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return name.StartsWith(DefaultSpace, StringComparison.OrdinalIgnoreCase) ? name[DefaultSpace.Length..] : name;
    }

    /// <summary>Whether a reference names a person.</summary>
    public static bool IsUser(string? reference) => reference?.StartsWith("user:", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The container of a repository of GitHub, by its slug or the address of its sources.</summary>
    public static string? RepositoryOf(string? slug, string? location)
    {
        var match = slug is null ? Address().Match(location ?? string.Empty) : Slug().Match(slug.Trim());
        return match.Success ? $"repo:{match.Groups["slug"].Value}" : null;
    }

    [GeneratedRegex(@"^(?<slug>[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^url:https://github\.com/(?<slug>[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)(/|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
