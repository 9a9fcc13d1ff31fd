namespace Nhi.Governance;

/// <summary>Findings that somebody accepted, for a time.</summary>
/// <param name="Control">The control.</param>
/// <param name="Where">Whose findings.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">Who accepted it.</param>
/// <param name="Expires">Until when; after that the finding is back, and says so.</param>
public sealed record AcceptedRisk(string Control, PolicySelector Where, string Reason, string Approver, DateTimeOffset Expires);
