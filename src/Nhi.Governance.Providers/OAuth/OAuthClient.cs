namespace Nhi.Governance.Providers.OAuth;

/// <summary>A client registered with an authorization server, as one of its callers.</summary>
/// <param name="id">Its client id.</param>
/// <param name="secret">Gives its secret, asked for before each call, so that a rotated one is taken up; what it gives is disposed after the call. May throw <see cref="ProviderException"/>.</param>
/// <param name="authentication">How it shows the secret.</param>
public sealed class OAuthClient(string id, Func<CancellationToken, ValueTask<SecretValue>> secret, OAuthClientAuthentication authentication = OAuthClientAuthentication.SecretBasic)
{
    /// <summary>Its client id.</summary>
    public string Id { get; } = id ?? throw new ArgumentNullException(nameof(id));

    /// <summary>How it shows the secret.</summary>
    public OAuthClientAuthentication Authentication { get; } = authentication;

    internal Func<CancellationToken, ValueTask<SecretValue>> Secret { get; } = secret ?? throw new ArgumentNullException(nameof(secret));
}
