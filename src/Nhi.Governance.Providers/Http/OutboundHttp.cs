using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Http;

/// <summary>Makes the one way to call the outside, for where there is no host. A host uses <c>AddOutboundHttp</c>.</summary>
/// <remarks>
/// Calls configured origins only; follows no redirect, keeps no cookie, sends no trace header; bounds time, headers, and the body after decompression; tries again
/// only what may be sent twice. The activities and metrics of <see cref="HttpClient"/> itself (<c>System.Net.Http</c>) tell of each try.
/// </remarks>
public static class OutboundHttp
{
    /// <summary>
    /// Marks a request that may be sent twice, because the second has no effect beyond the first's. GET and HEAD need no mark; <see langword="false"/> takes
    /// even those out.
    /// </summary>
    public static HttpRequestOptionsKey<bool> Repeatable { get; } = new("Nhi.Governance.Repeatable");

    /// <summary>Makes a handler that throws nothing but <see cref="HttpRequestException"/> and <see cref="OperationCanceledException"/>. Keep it: it owns the connections.</summary>
    /// <param name="options">How to call.</param>
    /// <returns>The handler; safe to use from several threads.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message says how.</exception>
    public static HttpMessageHandler CreateHandler(OutboundHttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } wrong)
        {
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        }

        return new OutboundHandler(options, CreateSockets(options));
    }

    /// <summary>Makes a client over such a handler, for <see cref="OutboundHttpClientExtensions.AskAsync"/>. Keep it: it owns the connections.</summary>
    /// <param name="options">How to call.</param>
    /// <returns>The client; disposing it closes the connections.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message says how.</exception>
    public static HttpClient CreateClient(OutboundHttpOptions options)
    {
        var handler = CreateHandler(options);
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static SocketsHttpHandler CreateSockets(OutboundHttpOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = options.UseProxy,
        Credentials = null,
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = options.TryTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = options.MaxResponseHeadersKibibytes,
        MaxResponseDrainSize = 0,

        // Activities stay; what they carry (baggage may hold anything) does not leave the house.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateRevocationCheckMode = options.ServerRevocationMode,
            CertificateChainPolicy = options.TrustedRoots.Count == 0 ? null : CreatePolicy(options),
        },
    };

    private static X509ChainPolicy CreatePolicy(OutboundHttpOptions options)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = options.ServerRevocationMode };
        policy.CustomTrustStore.AddRange(options.TrustedRoots);
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        return policy;
    }
}
