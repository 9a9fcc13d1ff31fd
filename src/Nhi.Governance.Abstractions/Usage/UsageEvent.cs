namespace Nhi.Governance;

/// <summary>One use of a credential. Holds no secret and no payload.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Version">The version that was used, where it is told.</param>
/// <param name="At">When; the start of a session.</param>
/// <param name="Kind">What the instant means.</param>
/// <param name="Origin">Where it was used from: an address, a region; empty where it is not told.</param>
/// <param name="Purpose">What it was used for: a service, a database, an application's name; empty where it is not told.</param>
public sealed record UsageEvent(CredentialId Credential, VersionId? Version, DateTimeOffset At, UsageKind Kind, string Origin, string Purpose);
