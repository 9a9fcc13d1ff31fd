namespace Nhi.Governance;

/// <summary>A claim that a party answers for an identity in a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Party">A person or team; <see langword="null"/> where the source was asked and names nobody.</param>
/// <param name="Trust">How far its source is trusted.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="AttestedAt">When the party confirmed it; <see langword="null"/> where it did not.</param>
public sealed record OwnerClaim(OwnerRole Role, string? Party, ClaimTrust Trust, string Source, DateTimeOffset? AttestedAt = null)
{
    /// <summary>When an attestation ends, and only suggests from then on; <see langword="null"/> where it holds for a year, and declares from then on.</summary>
    public DateTimeOffset? Until { get; init; }
}
