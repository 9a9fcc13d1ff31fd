namespace Nhi.Governance;

/// <summary>Tells which sightings are one identity, and which identity can become which.</summary>
internal static class Resolver
{
    /// <summary>Brings the sightings of one survey together.</summary>
    /// <param name="reading">What the sources reported; notes on what could not be attached are added to it.</param>
    /// <param name="scope">The estate's scope: its own accounts.</param>
    /// <param name="asOf">The instant the survey judges from.</param>
    /// <returns>The identities with their facts, credentials, owners, relations and copies. The same input in any order gives the same result.</returns>
    public static ResolvedEstate Resolve(EstateReading reading, EstateScope scope, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(scope);
        var index = new PrincipalIndex();
        index.AddAll(reading.Observations);
        var parties = new Parties(reading, scope);
        foreach (var implied in ImpliedPipelines.In(reading, parties).ToList())
        {
            index.Add(implied);
        }

        // They live on in the principals: in a large estate twice would be too much.
        reading.Observations.Clear();
        var attachments = new Attachments(reading, index);
        attachments.Apply();
        foreach (var account in index.Principals.SelectMany(principal => principal.Containers).Where(container => container.StartsWith("aws:", StringComparison.Ordinal)))
        {
            parties.AddOwnAccount(account["aws:".Length..]);
        }

        var estate = new EstateContext(reading, index, parties, new SubjectIndex(index.Principals));
        new Trusts(estate).Resolve();
        Holdings.Relate(index);
        Usage.Derive(reading, index);
        Vendors.Apply(index.Principals, parties);
        var copies = new Copies(estate);
        copies.Link();
        foreach (var principal in index.Principals)
        {
            PositionalCredentials.Settle(principal);
        }

        SharedSecrets.Settle(reading, index);

        IReadOnlyList<NonHumanIdentity> identities = [.. index.Principals.Select(principal => Seal(principal, parties, asOf)).OrderBy(identity => identity.Id)];
        foreach (var name in parties.Ambiguous)
        {
            reading.Notes.Add(new SourceEvent.Noted(new SourcePosition("people", string.Empty), $"{name} is a name of several people: whoever is meant by it is taken for none of them, and has not left"));
        }

        return new ResolvedEstate(identities, attachments.Dangling, copies.Unlinked, parties.Departed(asOf));
    }

    private static NonHumanIdentity Seal(Principal principal, Parties parties, DateTimeOffset asOf)
    {
        if (principal.Facts.Get(IdentityFacts.System).TryGet(out var system))
        {
            principal.Relations.Add(new Relation(RelationKind.PartOf, principal.Id, new IdentityId(system), RelationState.Asserted, principal.Facts.Get(IdentityFacts.System).Source));
        }

        if (principal.Facts.Get(AccessFacts.ChangeableBy) is { IsKnown: true, Value: { } holders } changeable)
        {
            principal.Settle(AccessFacts.ChangeableByDeparted, holders.Where(holder => !parties.Lives(holder, asOf)), judged: true, changeable.Source);
        }

        return new NonHumanIdentity
        {
            Id = principal.Id,
            Aliases = [.. principal.Aliases.Where(alias => alias != principal.Id).Order()],
            Facts = principal.Facts.ToFactSet(),
            Credentials = [.. principal.Credentials.Values.OrderBy(credential => credential.Id)],
            Owners = OwnerResolution.Resolve(principal.Claims, parties, asOf),
            Relations = [.. principal.Relations.OrderBy(relation => relation.Kind).ThenBy(relation => relation.From).ThenBy(relation => relation.To).ThenBy(relation => relation.State).ThenBy(relation => relation.Source, StringComparer.Ordinal)],
            Copies = principal.Copies,
            Presence = new Presence(principal.Area, asOf, asOf),
        };
    }
}
