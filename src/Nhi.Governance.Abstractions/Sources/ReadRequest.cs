namespace Nhi.Governance;

/// <summary>What a source needs to know to read.</summary>
/// <param name="Scope">The authorities that exports lack.</param>
/// <param name="AsOf">The instant the survey judges from; a date after it, with a day's grace, is a wrong clock.</param>
public sealed record ReadRequest(EstateScope Scope, DateTimeOffset AsOf);
