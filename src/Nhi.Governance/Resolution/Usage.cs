namespace Nhi.Governance;

/// <summary>Who uses an identity, from which environments; and the system it shares with them.</summary>
internal static class Usage
{
    private const string Derived = "derived from relations";

    public static void Derive(EstateReading reading, PrincipalIndex index)
    {
        var systems = index.Principals.Where(principal => principal.Facts.Get(IdentityFacts.System).IsKnown).ToDictionary(principal => principal.Id, principal => principal.Facts.Get(IdentityFacts.System).Value!);
        foreach (var principal in index.Principals)
        {
            Controllers(principal);
            ClusterCoverage.Settle(reading, principal);
            if (principal.Admissions.Count > 0)
            {
                Users(index, principal);
            }

            ShareSystem(principal, systems);
        }
    }

    private static void Controllers(Principal principal)
    {
        if (principal.Controllers.Count > 0)
        {
            principal.Facts.Set(UsageFacts.Controllers, new NameSet(principal.Controllers), Derived);
            principal.Relations.UnionWith(principal.Controllers.Order(StringComparer.Ordinal).Select(controller =>
                new Relation(RelationKind.RunsAs, new IdentityId(controller), principal.Id, RelationState.Verified, principal.Source)));
        }
    }

    private static void Users(PrincipalIndex index, Principal principal)
    {
        var users = principal.Relations
            .Where(relation => relation is { Kind: RelationKind.CanBecome, State: RelationState.Verified } && relation.To == principal.Id)
            .SelectMany(relation => index.Find(relation.From))
            .ToList();
        var services = principal.Facts.Get(UsageFacts.Services).Value ?? NameSet.Empty;
        var kinds = users.GroupBy(user => user.Facts.Get(IdentityFacts.Subclass).Value ?? string.Empty, StringComparer.Ordinal).Where(kind => kind.Count() > 1).Select(kind => kind.Key);
        principal.Settle(UsageFacts.Users, users.Select(user => user.Id.Value), judged: true, Derived);
        principal.Settle(UsageFacts.UserKinds, services.Count > 1 ? kinds.Append("cloud service") : kinds, judged: true, Derived);
        principal.Settle(UsageFacts.Environments, users.Select(user => user.Facts.Get(IdentityFacts.Environment).Value).OfType<string>(), judged: true, Derived);
        principal.Settle(UsageFacts.UsersOfUnknownEnvironment, users.Where(user => !user.Facts.Get(IdentityFacts.Environment).IsKnown).Select(user => user.Id.Value), judged: true, Derived);
    }

    /// <summary>An identity without a system of its own takes that of the identities it is verified to be related with, when they agree on one.</summary>
    private static void ShareSystem(Principal principal, Dictionary<IdentityId, string> systems)
    {
        if (systems.ContainsKey(principal.Id))
        {
            return;
        }

        var shared = principal.Relations
            .Where(relation => relation is { Kind: RelationKind.CanBecome, State: RelationState.Verified })
            .Select(relation => systems.GetValueOrDefault(relation.From == principal.Id ? relation.To : relation.From))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (shared is [var only])
        {
            principal.Facts.Set(IdentityFacts.System, only, Derived);
        }
    }
}
