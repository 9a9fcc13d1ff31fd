namespace Nhi.Governance.Providers.Aws;

/// <summary>Sessions that are denied everything.</summary>
/// <param name="Principal">Name of the user or role they were minted from.</param>
/// <param name="MintedBefore">Minted before this instant.</param>
public sealed record AwsDeniedSessions(string Principal, DateTimeOffset MintedBefore);
