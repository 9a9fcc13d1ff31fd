namespace Nhi.Governance;

/// <summary>How old a credential of a kind may become, and how long it may live.</summary>
/// <param name="MaxAge">Longest time since it was made or replaced; <see langword="null"/> where none is demanded.</param>
/// <param name="MaxLifetime">Longest time from issue to expiry; <see langword="null"/> where none is demanded.</param>
/// <param name="IsJudgement">Whether the numbers are our judgement: a finding is then advice.</param>
/// <param name="References">Where the numbers come from.</param>
public sealed record CredentialLimit(TimeSpan? MaxAge, TimeSpan? MaxLifetime, bool IsJudgement, IReadOnlyList<ControlReference> References);
