namespace Nhi.Governance;

/// <summary>An identity while its sightings are brought together.</summary>
internal sealed class Principal(Observation first)
{
    /// <summary>How the kinds begin that a register gives.</summary>
    private const string RegisterKind = "register:";

    private readonly HashSet<IdentityId> _aliases = [.. first.Aliases];
    private readonly HashSet<string> _containers = new(first.Containers, StringComparer.Ordinal);

    public IdentityId Id { get; private set; } = first.Id;

    public bool IsImmutableId { get; private set; } = first.IsImmutableId;

    public string Area { get; } = first.Area;

    public string Source { get; } = first.Source;

    public IReadOnlyCollection<IdentityId> Aliases => _aliases;

    public IReadOnlyCollection<string> Containers => _containers;

    public FactSetBuilder Facts { get; } = first.Facts.ToBuilder();

    public Dictionary<CredentialId, Credential> Credentials { get; } = Merged(first.Credentials);

    public List<OwnerClaim> Claims { get; } = [.. first.Owners];

    public List<IdentityId> Becomes { get; } = [.. first.Becomes];

    public List<IdentityId> Holds { get; } = [.. first.Holds];

    public List<Admission> Admissions { get; } = [.. first.Admissions];

    public HashSet<string> Controllers { get; } = new(StringComparer.Ordinal);

    public HashSet<Relation> Relations { get; } = [];

    public List<SecretCopy> Copies { get; } = [];

    /// <summary>Every name it is found by.</summary>
    public IEnumerable<IdentityId> Names => _aliases.Prepend(Id);

    public void Add(Observation other)
    {
        if (other.IsImmutableId && !IsImmutableId)
        {
            _aliases.Add(Id);
            (Id, IsImmutableId) = (other.Id, true);
        }
        else if (other.Id != Id)
        {
            _aliases.Add(other.Id);
        }

        _aliases.UnionWith(other.Aliases);
        _containers.UnionWith(other.Containers);
        MergeFacts(other.Facts);
        Claims.AddRange(other.Owners);
        Becomes.AddRange(other.Becomes.Except(Becomes));
        Holds.AddRange(other.Holds.Except(Holds));
        Admissions.AddRange(other.Admissions.Except(Admissions));
        AddCredentials(other.Credentials);
    }

    public void Add(Attachment attachment)
    {
        Facts.Merge(attachment.Facts);
        Claims.AddRange(attachment.Owners);
        Controllers.UnionWith(attachment.Controllers);
        Admissions.AddRange(attachment.Admissions.Except(Admissions));
        _containers.UnionWith(attachment.Containers);
        AddCredentials(attachment.Credentials);
    }

    /// <summary>What the register calls it is its kind only where no issuer tells one: else it would hide the kind that rules and controls look at.</summary>
    private void MergeFacts(FactSet other)
    {
        var (mine, others) = (Facts.Get(IdentityFacts.Subclass), other.Get(IdentityFacts.Subclass));
        Facts.Merge(other);
        if (mine.IsKnown && others.IsKnown && IsOfRegister(mine) != IsOfRegister(others))
        {
            var kind = IsOfRegister(mine) ? others : mine;
            Facts.Remove(IdentityFacts.Subclass);
            Facts.Set(IdentityFacts.Subclass, kind.Value!, kind.Source);
        }
    }

    private static bool IsOfRegister(in Fact<string> kind) => kind.Value!.StartsWith(RegisterKind, StringComparison.Ordinal);

    public void AddCredentials(IEnumerable<Credential> credentials) => Merge(Credentials, credentials);

    /// <summary>Relates this principal to one it can become; both ends know of it.</summary>
    public void CanBecome(Principal role, RelationState state, string source)
    {
        var relation = new Relation(RelationKind.CanBecome, Id, role.Id, state, source);
        Relations.Add(relation);
        role.Relations.Add(relation);
    }

    /// <summary>Leaves names as a fact: known where there are any, absent where all was judged and there are none.</summary>
    public void Settle(FactKey<NameSet> key, IEnumerable<string> names, bool judged, string? source = null)
    {
        var set = new NameSet(names);
        if (set.Count > 0)
        {
            Facts.Set(key, set, source ?? Source);
        }
        else if (judged)
        {
            Facts.SetAbsent(key, source ?? Source);
        }
    }

    private static Dictionary<CredentialId, Credential> Merged(IEnumerable<Credential> credentials)
    {
        var merged = new Dictionary<CredentialId, Credential>();
        Merge(merged, credentials);
        return merged;
    }

    private static void Merge(Dictionary<CredentialId, Credential> into, IEnumerable<Credential> credentials)
    {
        foreach (var credential in credentials)
        {
            into[credential.Id] = into.TryGetValue(credential.Id, out var before)
                ? before with { Kind = before.Kind == CredentialKind.Unknown ? credential.Kind : before.Kind, Facts = before.Facts.ToBuilder().Merge(credential.Facts).ToFactSet() }
                : credential;
        }
    }
}
