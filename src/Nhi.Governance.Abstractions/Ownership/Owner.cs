namespace Nhi.Governance;

/// <summary>Who answers for an identity in a role, as its claims come out.</summary>
/// <param name="Role">The role.</param>
/// <param name="State">What the claims amount to.</param>
/// <param name="Party">The party, or the parties with commas between where they conflict or left; <see langword="null"/> where none is named.</param>
/// <param name="Source">Where the claim was read.</param>
public sealed record Owner(OwnerRole Role, OwnerState State, string? Party, string Source)
{
    /// <summary>Where it is attested, when that ends; <see langword="null"/> otherwise.</summary>
    public DateTimeOffset? Until { get; init; }
}
