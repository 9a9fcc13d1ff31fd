using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>Makes copies of hits and the places of their documents: a value at a path is one copy, from its first commit on.</summary>
internal sealed class GitCopies(string repository)
{
    private readonly Dictionary<(string Path, UInt128 Value), Sighting> _sightings = [];

    /// <summary>Takes the hits of a document at one of its places.</summary>
    public void Add(DocumentPlace place, IReadOnlyList<CopyHit> hits)
    {
        foreach (var hit in hits)
        {
            var found = new Sighting(
                hit with { Line = Math.Max(1, hit.Line - place.LinesBefore) }, place.Commit?.Order ?? 0, place.Commit?.Id, place.AtHead == true);
            var key = (place.Path, hit.Value);
            if (_sightings.TryGetValue(key, out var before))
            {
                var isEarlier = found.Order < before.Order || (found.Order == before.Order && string.CompareOrdinal(found.Commit, before.Commit) < 0);
                found = (isEarlier ? found : before) with { AtHead = before.AtHead || found.AtHead };
            }

            _sightings[key] = found;
        }
    }

    /// <summary>The copies, by path and then by age, those of one format numbered at each path.</summary>
    public IReadOnlyList<CopySighting> ToList()
    {
        var copies = new List<CopySighting>(_sightings.Count);
        foreach (var path in _sightings.GroupBy(sighting => sighting.Key.Path, sighting => sighting.Value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var next = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var sighting in path.OrderBy(value => value.Order).ThenBy(value => value.Commit, StringComparer.Ordinal).ThenBy(value => value.Hit.Line).ThenBy(value => value.Hit.Column))
            {
                var ordinal = next.GetValueOrDefault(sighting.Hit.Format);
                next[sighting.Hit.Format] = ordinal + 1;
                copies.Add(sighting.Hit.At(new CopyLocation(repository, path.Key, sighting.Hit.Line, sighting.Hit.Column, sighting.Commit, sighting.AtHead), ordinal));
            }
        }

        return copies;
    }

    private sealed record Sighting(CopyHit Hit, long Order, string? Commit, bool AtHead);
}
