namespace Nhi.Governance.Providers.OAuth;

/// <summary>Where an authorization server is asked.</summary>
/// <param name="Token">Its token endpoint.</param>
/// <param name="Revocation">Its revocation endpoint (RFC 7009); <see langword="null"/> where it has none.</param>
/// <param name="Introspection">Its introspection endpoint (RFC 7662); <see langword="null"/> where it has none.</param>
public sealed record OAuthEndpoints(Uri Token, Uri? Revocation = null, Uri? Introspection = null);
