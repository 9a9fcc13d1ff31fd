namespace Nhi.Governance.Tool.Reports;

/// <summary>Who answers for an identity in one role.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Owner">Who answers.</param>
/// <param name="IsDemanded">Whether its class demands somebody in this role.</param>
internal sealed record ListedOwner(INonHumanIdentity Identity, Owner Owner, bool IsDemanded)
{
    /// <summary>The roles of which something is known, and those that the class demands.</summary>
    public static IEnumerable<ListedOwner> Of(INonHumanIdentity identity, DateTimeOffset asOf)
    {
        if (identity is not { Principal: null, Presence.DisappearedAt: null })
        {
            return [];
        }

        IReadOnlyList<OwnerRole> demanded = identity.Classification.Standing == Standing.Governed ? PolicyEvaluator.RolesDemandedOf(identity.Classification.Class) : [];
        return identity.Owners.Select(owner => owner.Role).Union(demanded).Order()
            .Select(role => new ListedOwner(identity, OwnerOf(identity, role, asOf), demanded.Contains(role)));
    }

    private static Owner OwnerOf(INonHumanIdentity identity, OwnerRole role, DateTimeOffset asOf) =>
        identity.Owners.FirstOrDefault(owner => owner.Role == role) switch
        {
            null => new Owner(role, OwnerState.Unknown, Party: null, string.Empty),

            // It ended since the survey: what other claims there are the next one tells.
            { State: OwnerState.Attested, Until: { } until } ended when until < asOf => ended with { State = OwnerState.Suggested },
            var owner => owner,
        };
}
