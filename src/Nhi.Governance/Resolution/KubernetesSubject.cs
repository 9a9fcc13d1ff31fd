namespace Nhi.Governance;

/// <summary>The subject of a Kubernetes service account, <c>system:serviceaccount:&lt;namespace&gt;:&lt;name&gt;</c>, and where it would be listed.</summary>
internal static class KubernetesSubject
{
    private const string Prefix = "system:serviceaccount:";

    /// <summary>Whether a container is a whole cluster rather than a namespace or role in one.</summary>
    public static bool IsCluster(string container) => container.StartsWith("k8s:", StringComparison.Ordinal) && !container.Contains('/', StringComparison.Ordinal) && container.IndexOf(':', 4) < 0;

    /// <summary>The part of a cluster that would list the subject, or <see langword="null"/> where the text is no exact subject.</summary>
    public static string? AreaIn(string cluster, string subject)
    {
        var parts = subject.StartsWith(Prefix, StringComparison.Ordinal) ? subject[Prefix.Length..].Split(':') : [];
        return parts is [{ Length: > 0 } space, { Length: > 0 }] && !Wildcard.IsPattern(subject) ? $"{cluster}:serviceaccounts/{space}" : null;
    }
}
