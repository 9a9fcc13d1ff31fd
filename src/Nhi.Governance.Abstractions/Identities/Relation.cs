namespace Nhi.Governance;

/// <summary>A relation, by the names of its ends.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="From">Id of the first end where that identity is known, else the name used for it.</param>
/// <param name="To">Id of the second end where that identity is known, else the name used for it.</param>
/// <param name="State">How well it is founded.</param>
/// <param name="Source">Where it was read.</param>
public sealed record Relation(RelationKind Kind, IdentityId From, IdentityId To, RelationState State, string Source);
