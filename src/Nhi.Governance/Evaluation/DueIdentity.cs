namespace Nhi.Governance;

/// <summary>An identity that is to be evaluated.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Open">Its open findings.</param>
/// <param name="Closed">Ids of its findings that were open once.</param>
public sealed record DueIdentity(INonHumanIdentity Identity, IReadOnlyList<Finding> Open, IReadOnlyList<FindingId> Closed);
