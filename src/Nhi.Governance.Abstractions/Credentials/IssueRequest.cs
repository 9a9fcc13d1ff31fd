namespace Nhi.Governance;

/// <summary>What a new version should be like.</summary>
/// <param name="Lifetime">How long it should live; <see langword="null"/> leaves it to the issuer.</param>
/// <param name="Label">A name or comment for issuers that keep one. No secret.</param>
public sealed record IssueRequest(TimeSpan? Lifetime = null, string Label = "");
