using Nhi.Governance;
using Nhi.Governance.Providers.OAuth;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds authorization servers to an estate.</summary>
public static class OAuthGovernanceBuilderExtensions
{
    /// <summary>
    /// Adds the provider of a client's access tokens, a verifier that introspects them, and where the options say so one that presents them to a protected resource
    /// and one of clients. Writing stays off unless <see cref="OAuthOptions.AllowWrites"/> is set. Needs an <see cref="IFingerprintKeyProvider"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">What the server is called here; the provider has this name, the verifiers it and <c>:introspection</c>, <c>:resource</c>, <c>:client</c>.</param>
    /// <param name="configure">Says which server, and who we are there. Called at once.</param>
    /// <param name="configureHttp">Says how it is called, such as the roots of a private authority; <see langword="null"/> leaves the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The options lack an issuer or a client.</exception>
    public static INhiGovernanceBuilder AddOAuth(this INhiGovernanceBuilder builder, string name, Action<OAuthOptions> configure, Action<Nhi.Governance.Providers.Http.OutboundHttpOptions>? configureHttp = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new OAuthOptions();
        configure(options);
        options.Check(nameof(configure));
        var key = "oauth:" + name;
        builder.Services.AddOutboundHttp(key, http =>
        {
            options.Pin(http);
            configureHttp?.Invoke(http);
        });
        builder.Services.AddKeyedSingleton(key, (host, _) => new OAuthServer(name, options, host.GetRequiredService<IHttpClientFactory>().CreateClient(key), host.GetService<TimeProvider>()));
        builder.Services.AddSingleton<ICredentialProvider>(host => new GovernedCredentialProvider(new OAuthTokenProvider(Server(host)), options.AllowWrites, host.GetService<TimeProvider>()));
        builder.Services.AddSingleton<IRevocationVerifier>(host => Probing(host, new OAuthIntrospectionProbe(Server(host)), options.ControlToken ?? NoneAsync));
        if (options.ProtectedResource is not null)
        {
            builder.Services.AddSingleton<IRevocationVerifier>(host => Probing(host, new OAuthResourceProbe(Server(host)), options.ControlToken ?? NoneAsync));
        }

        if (options.ControlClient is { } control)
        {
            builder.Services.AddSingleton<IRevocationVerifier>(host => new OAuthClientVerifier(
                Probing(host, new OAuthClientProbe(Server(host)), control), new OAuthIntrospectionProbe(Server(host)), options.ControlToken ?? NoneAsync, options.MintedTokens ?? NoTokensAsync));
        }

        return builder;

        OAuthServer Server(IServiceProvider host) => host.GetRequiredKeyedService<OAuthServer>(key);
    }

    private static ProbingVerifier Probing(IServiceProvider host, ICredentialProbe probe, Func<CancellationToken, ValueTask<ControlCredential?>> control) =>
        new(probe, control, host.GetRequiredService<IFingerprintKeyProvider>(), host.GetService<TimeProvider>());

    private static ValueTask<ControlCredential?> NoneAsync(CancellationToken cancellationToken) => new((ControlCredential?)null);

    private static ValueTask<IReadOnlyList<SecretValue>?> NoTokensAsync(CredentialId client, CancellationToken cancellationToken) => new((IReadOnlyList<SecretValue>?)null);
}
