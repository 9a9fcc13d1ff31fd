using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>What the scan of all objects found: by object, each value once, at its first place.</summary>
internal sealed class GitHits
{
    public Dictionary<string, IReadOnlyList<CopyHit>> Blobs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyList<CopyHit>> Commits { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyList<CopyHit>> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes over what another stretch of the objects holds.</summary>
    public void Add(GitHits others)
    {
        foreach (var (mine, theirs) in new[] { (Blobs, others.Blobs), (Commits, others.Commits), (Tags, others.Tags) })
        {
            foreach (var (id, hits) in theirs)
            {
                mine[id] = hits;
            }
        }
    }

    public void Add(in GitObject found, IEnumerable<CopyHit> hits)
    {
        var byObject = found.Type switch
        {
            "commit" => Commits,
            "tag" => Tags,
            _ => Blobs,
        };
        byObject[found.Id] = [.. hits.DistinctBy(hit => hit.Value)];
    }
}
