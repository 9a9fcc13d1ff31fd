using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>What a file covers, a kind at a time.</summary>
internal sealed class KubernetesCoverage
{
    private readonly Dictionary<string, Seen> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private string _cluster = string.Empty;

    public void See(KubernetesKind kind, string cluster, string space, KubernetesListing listing)
    {
        _cluster = cluster;
        if (!_kinds.TryGetValue(kind.Name, out var seen))
        {
            _kinds[kind.Name] = seen = new Seen(kind);
        }

        seen.Spaces.Add(space);
        seen.IsWhole &= listing == KubernetesListing.All;
    }

    public void Lose(KubernetesKind? kind)
    {
        if (kind is not null)
        {
            _lost.Add(kind.Name);
        }
    }

    /// <summary>A list of several namespaces is of the whole cluster: kubectl lists one namespace or all. One of a single namespace may be either, and counts for that namespace.</summary>
    public void Tell(ExportRecords records)
    {
        foreach (var seen in _kinds.Values)
        {
            var coverage = seen.IsWhole && !_lost.Contains(seen.Kind.Name) ? Coverage.Complete : Coverage.Partial;
            var area = $"k8s:{_cluster}:{seen.Kind.Plural}";
            if (!seen.Kind.HasNamespace || seen.Spaces.Count > 1)
            {
                records.Cover(area, coverage);
                continue;
            }

            foreach (var space in seen.Spaces)
            {
                records.Cover($"{area}/{space}", coverage);
            }
        }
    }

    private sealed class Seen(KubernetesKind kind)
    {
        public KubernetesKind Kind { get; } = kind;

        public SortedSet<string> Spaces { get; } = new(StringComparer.Ordinal);

        public bool IsWhole { get; set; } = true;
    }
}
