using System.Net;
using Nhi.Governance;
using Nhi.Governance.Providers.Pki;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a public key infrastructure to an estate.</summary>
public static class PkiGovernanceBuilderExtensions
{
    private const int MostOcspBytes = 64 * 1024;

    /// <summary>Adds an OpenSSL authority as issuer, and an OCSP responder and a revocation list as verifiers: each where its options are given.</summary>
    /// <remarks>Where an authority is given, it tells the verifiers when certificates end, unless their options do.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">Some options are wrong; the message says which.</exception>
    public static INhiGovernanceBuilder AddPki(this INhiGovernanceBuilder builder, PkiOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        var services = builder.Services;
        var authority = options.Authority;
        if (authority is not null)
        {
            // Made once for its checks: a mistake is told here rather than in the middle of the night.
            _ = new OpenSslCredentialProvider(authority);
            services.AddSingleton<ICredentialProvider>(host => new GovernedCredentialProvider(
                new OpenSslCredentialProvider(authority, host.GetService<TimeProvider>()), options.AllowWrites, host.GetService<TimeProvider>()));
        }

        if (options.Ocsp is { } ocsp)
        {
            PkiHttp.MustBePinned(ocsp.Responder, nameof(options));
            _ = PkiIssuer.Parse(ocsp.IssuerCertificate, nameof(options));
            var name = $"{nameof(OcspVerifier)}:{ocsp.Name}";
            services.AddOutboundHttp(name, http =>
            {
                http.Endpoints.Add(ocsp.Responder);
                http.AllowPlainHttp = true;
                http.MaxResponseBytes = MostOcspBytes;
            });
            services.AddSingleton<IRevocationVerifier>(host => new OcspVerifier(
                ocsp with { ExpiryOf = ocsp.ExpiryOf ?? ExpiryAt(authority, host) }, host.GetRequiredService<IHttpClientFactory>().CreateClient(name), host.GetService<TimeProvider>()));
        }

        if (options.Crl is { } crl)
        {
            PkiHttp.MustBePinned(crl.List, nameof(options));
            _ = PkiIssuer.Parse(crl.IssuerCertificate, nameof(options));
            services.AddSingleton<IRevocationVerifier>(host => new CrlVerifier(
                crl with { ExpiryOf = crl.ExpiryOf ?? ExpiryAt(authority, host) }, CreateStreaming(), host.GetService<TimeProvider>()));
        }

        return builder;
    }

    private static Func<VerificationRequest, CancellationToken, ValueTask<DateTimeOffset?>>? ExpiryAt(OpenSslCaOptions? authority, IServiceProvider host)
    {
        if (authority is null)
        {
            return null;
        }

        var provider = new OpenSslCredentialProvider(authority, host.GetService<TimeProvider>());
        return async (request, cancellationToken) =>
        {
            await foreach (var version in provider.GetVersionsAsync(request.Credential, cancellationToken).ConfigureAwait(false))
            {
                if (version.Id == request.Version)
                {
                    return version.Facts.Get(CredentialFacts.ExpiresAt).TryGet(out var end) ? end : null;
                }
            }

            return null;
        };
    }

    // Lists are read as they arrive: a client that keeps whole answers in memory would keep tens of megabytes for each look.
    private static HttpClient CreateStreaming() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
