namespace Nhi.Governance;

/// <summary>Makes of claims who answers for an identity: the most trusted claim of a living party.</summary>
internal static class OwnerResolution
{
    public static IReadOnlyList<Owner> Resolve(IEnumerable<OwnerClaim> claims, Parties parties, DateTimeOffset asOf) =>
        [.. claims.GroupBy(claim => claim.Role).OrderBy(role => role.Key).Select(role => Resolve(role.Key, [.. role.Distinct()], parties, asOf))];

    private static Owner Resolve(OwnerRole role, IReadOnlyList<OwnerClaim> claims, Parties parties, DateTimeOffset asOf)
    {
        var named = claims.Where(claim => claim.Party is not null).OrderBy(claim => claim.Party, StringComparer.Ordinal).ThenBy(claim => claim.Source, StringComparer.Ordinal).ToList();
        if (named.Count == 0)
        {
            return new Owner(role, OwnerState.Absent, null, Sources(claims));
        }

        var living = named.Where(claim => parties.Lives(claim.Party!, asOf)).ToList();
        if (living.Count == 0)
        {
            return new Owner(role, OwnerState.Orphaned, Names(named, parties), Sources(named));
        }

        var trust = living.Max(claim => TrustOf(claim, asOf));
        var strongest = living.Where(claim => TrustOf(claim, asOf) == trust).ToList();
        var state = AreAtOdds(strongest, trust, parties)
            ? OwnerState.Conflicting
            : trust switch { ClaimTrust.Attestation => OwnerState.Attested, ClaimTrust.Suggestion => OwnerState.Suggested, _ => OwnerState.Declared };
        return new Owner(role, state, Names(strongest, parties), Sources(strongest)) { Until = state == OwnerState.Attested ? strongest.Max(EndOf) : null };
    }

    // A rule of CODEOWNERS and an application of a directory name several who answer together: what one source suggests is no conflict. Who declares, has to say who it is.
    private static bool AreAtOdds(IReadOnlyList<OwnerClaim> claims, ClaimTrust trust, Parties parties)
    {
        if (trust != ClaimTrust.Suggestion)
        {
            return claims.Select(claim => parties.KeyOf(claim.Party!)).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
        }

        var bySource = claims.GroupBy(claim => claim.Source, StringComparer.Ordinal).Select(source => source.Select(claim => parties.KeyOf(claim.Party!)).ToHashSet(StringComparer.OrdinalIgnoreCase)).ToList();
        return bySource.Skip(1).Any(others => !others.Overlaps(bySource[0]));
    }

    private static ClaimTrust TrustOf(OwnerClaim claim, DateTimeOffset asOf) =>
        claim.Trust != ClaimTrust.Attestation || asOf <= EndOf(claim) ? claim.Trust
        : claim.Until is null ? ClaimTrust.Register
        : ClaimTrust.Suggestion;

    private static DateTimeOffset? EndOf(OwnerClaim claim) =>
        claim.Until ?? (claim.AttestedAt is not { } at ? null
            : DateTimeOffset.MaxValue - at < Attestation.Longest ? DateTimeOffset.MaxValue
            : at + Attestation.Longest);

    /// <summary>Each party once, by the first of the names that are claimed.</summary>
    private static string Names(IEnumerable<OwnerClaim> claims, Parties parties) =>
        string.Join(", ", claims.DistinctBy(claim => parties.KeyOf(claim.Party!), StringComparer.OrdinalIgnoreCase).Select(claim => claim.Party));

    private static string Sources(IEnumerable<OwnerClaim> claims) => string.Join(", ", claims.Select(claim => claim.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
