namespace Nhi.Governance;

/// <summary>What all pages of a report count and look up, worked out once.</summary>
internal sealed class ReportModel
{
    private readonly Dictionary<IdentityId, int> _indexes = [];
    private readonly Dictionary<string, int> _controls = new(StringComparer.Ordinal);

    public ReportModel(SurveyResult result, IReadOnlyList<InventoryPoint> history)
    {
        Result = result;
        History = history;
        Identities = [.. result.Identities.Where(identity => identity.Principal is null).OrderBy(identity => identity.Id)];
        for (var at = 0; at < Identities.Count; at++)
        {
            _indexes[Identities[at].Id] = at;
        }

        Present = [.. Identities.Where(identity => identity.Presence.DisappearedAt is null)];
        Findings = [.. result.Findings.OrderByDescending(finding => finding.Result.Severity).ThenBy(finding => finding.Id)];
        Accepted = [.. result.Accepted.OrderBy(accepted => accepted.Value.Expires).ThenBy(accepted => accepted.Key.Id)];
        Gaps = [.. result.NotAssessable.OrderBy(gap => gap.Identity).ThenBy(gap => gap.Result.Control, StringComparer.Ordinal).ThenBy(gap => gap.Result.Credential ?? default)];
        Copies = [.. result.Copies.OrderBy(copy => copy.Location.Source, StringComparer.Ordinal).ThenBy(copy => copy.Location.Path, StringComparer.Ordinal).ThenBy(copy => copy.Location.Line).ThenBy(copy => copy.Location.Column).ThenBy(copy => copy.Id)];
        Relations = [.. result.Relations.OrderBy(relation => relation.Kind).ThenBy(relation => relation.From).ThenBy(relation => relation.To).ThenBy(relation => relation.State).ThenBy(relation => relation.Source, StringComparer.Ordinal)];
        Controls = [.. PolicyEvaluator.Controls.Select(control => new ControlTally(control))];
        for (var at = 0; at < Controls.Count; at++)
        {
            _controls[Controls[at].Definition.Id] = at;
        }

        var findings = Findings.Where(finding => finding.Identity is not null).ToLookup(finding => finding.Identity!.Value);
        var becomes = Relations.Where(relation => relation is { Kind: RelationKind.CanBecome, State: RelationState.Verified }).GroupBy(relation => relation.From).ToDictionary(group => group.Key, group => group.Select(relation => relation.To).Distinct().Count());
        Ranks = [.. Identities.Select(identity => RiskRank.Of(identity, [.. findings[identity.Id]], becomes.GetValueOrDefault(identity.Id)))];
        Met = Tally();
    }

    public SurveyResult Result { get; }

    public IReadOnlyList<InventoryPoint> History { get; }

    /// <summary>All that is counted by itself, by id; what disappeared among them.</summary>
    public IReadOnlyList<INonHumanIdentity> Identities { get; }

    public IReadOnlyList<INonHumanIdentity> Present { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What expires first comes first.</summary>
    public IReadOnlyList<KeyValuePair<Finding, AcceptedRisk>> Accepted { get; }

    public IReadOnlyList<Gap> Gaps { get; }

    public IReadOnlyList<SecretCopy> Copies { get; }

    public IReadOnlyList<Relation> Relations { get; }

    public IReadOnlyList<ControlTally> Controls { get; }

    /// <summary>The rank of each identity.</summary>
    public IReadOnlyList<RiskRank> Ranks { get; }

    /// <summary>The controls that each identity meets, by their place in <see cref="Controls"/>.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Met { get; }

    public int IndexOf(IdentityId? identity) => identity is { } id && _indexes.TryGetValue(id, out var index) ? index : -1;

    public int ControlIndexOf(string control) => _controls.GetValueOrDefault(control, -1);

    public static string NameOf(INonHumanIdentity identity) => identity.Facts.Get(IdentityFacts.Name).Value ?? identity.Id.ToString();

    public static bool IsUnknown(INonHumanIdentity identity) => identity.Classification is { Standing: Standing.Governed, Class: IdentityClass.Unknown };

    /// <summary>The roles that its class demands somebody in, and what the claims to each amount to: that somebody answers for the platform is no answer for the application.</summary>
    public static IReadOnlyList<(OwnerRole Role, OwnerState State)> DemandedOwners(INonHumanIdentity identity) =>
        identity.Classification.Standing != Standing.Governed
            ? []
            : [.. PolicyEvaluator.RolesDemandedOf(identity.Classification.Class).Order().Select(role => (role, identity.Owners.FirstOrDefault(owner => owner.Role == role)?.State ?? OwnerState.Unknown))];

    private List<IReadOnlyList<int>> Tally()
    {
        var met = new List<IReadOnlyList<int>>(Identities.Count);
        foreach (var identity in Identities)
        {
            var controls = new SortedSet<int>();
            foreach (var control in Result.Met.GetValueOrDefault(identity.Id, []).Select(ControlIndexOf).Where(control => control >= 0))
            {
                Controls[control].Met++;
                controls.Add(control);
            }

            met.Add([.. controls]);
        }

        foreach (var finding in Findings)
        {
            TallyOf(finding.Result)?.NotMet.Add(finding);
        }

        foreach (var accepted in Accepted)
        {
            if (TallyOf(accepted.Key.Result) is { } tally)
            {
                tally.Accepted++;
            }
        }

        foreach (var gap in Gaps)
        {
            TallyOf(gap.Result)?.Gaps.Add(gap);
        }

        return met;
    }

    private ControlTally? TallyOf(ControlResult result) => ControlIndexOf(result.Control) is >= 0 and var index ? Controls[index] : null;
}
