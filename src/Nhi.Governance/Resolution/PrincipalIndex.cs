namespace Nhi.Governance;

/// <summary>Brings sightings together to principals: by equal ids, or by a name their issuer declares, never by a display name.</summary>
internal sealed class PrincipalIndex
{
    private readonly List<Principal> _principals = [];
    private readonly Dictionary<IdentityId, List<Principal>> _byName = [];

    public IReadOnlyList<Principal> Principals => _principals;

    /// <summary>Sightings with an immutable id first: one that has only a name then finds the principal that holds it, while two immutable ids under one name stay two principals.</summary>
    public void AddAll(IEnumerable<Observation> observations)
    {
        foreach (var observation in observations.OrderByDescending(observation => observation.IsImmutableId).ThenBy(observation => observation.Id).ThenBy(observation => observation.Source, StringComparer.Ordinal)
            .ThenBy(observation => observation.Area, StringComparer.Ordinal).ThenBy(observation => string.Join('\n', observation.Aliases.Order()), StringComparer.Ordinal))
        {
            Add(observation);
        }
    }

    public Principal Add(Observation observation)
    {
        var known = Find(observation.Id);
        var principal = known.FirstOrDefault(holder => holder.Id == observation.Id) ?? (known is [var same] ? same : observation.IsImmutableId ? null : HolderOf(observation));
        if (principal is null)
        {
            principal = new Principal(observation);
            _principals.Add(principal);
        }
        else
        {
            principal.Add(observation);
        }

        foreach (var name in principal.Names)
        {
            var holders = _byName.TryGetValue(name, out var holding) ? holding : _byName[name] = [];
            if (!holders.Contains(principal))
            {
                holders.Add(principal);
            }
        }

        return principal;
    }

    /// <summary>All principals of a name; several where the name was given twice.</summary>
    public IReadOnlyList<Principal> Find(IdentityId name) => _byName.TryGetValue(name, out var principals) ? principals : [];

    /// <summary>Two that one list tells apart are two, though both be called by one name.</summary>
    private Principal? HolderOf(Observation observation)
    {
        var holders = observation.Aliases.SelectMany(Find).Where(holder => holder.IsImmutableId || !string.Equals(holder.Area, observation.Area, StringComparison.Ordinal)).Distinct().ToList();
        return holders is [var only] ? only : null;
    }
}
