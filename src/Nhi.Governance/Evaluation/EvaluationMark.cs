namespace Nhi.Governance;

/// <summary>Says that an identity was evaluated.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="HoldsUntil">The last instant for which the answers hold where nothing but time goes on; <see langword="null"/> where time changes none of them.</param>
public sealed record EvaluationMark(IdentityId Identity, DateTimeOffset? HoldsUntil);
