namespace Nhi.Governance;

/// <summary>A finding that somebody accepted, for a time.</summary>
/// <param name="Control">The control.</param>
/// <param name="Identity">Id or alias of the identity.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">Who accepted it.</param>
/// <param name="Expires">Until when; after that the finding is back.</param>
public sealed record AcceptedRisk(string Control, IdentityId Identity, string Reason, string Approver, DateTimeOffset Expires);
