namespace Nhi.Governance;

/// <summary>Which uses to tell.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="From">Not before this instant.</param>
/// <param name="To">Before this instant.</param>
public sealed record UsageQuery(CredentialId Credential, DateTimeOffset From, DateTimeOffset To);
