using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Clients as a host has them.</summary>
internal static class Clients
{
    /// <summary>One that keeps whole answers: for responders.</summary>
    public static HttpClient For(Uri address, int retries = 0)
    {
        var options = new OutboundHttpOptions { AllowPlainHttp = true, MaxRetries = retries, MaxResponseBytes = 64 * 1024, TryTimeout = TimeSpan.FromSeconds(3) };
        options.Endpoints.Add(address);
        return OutboundHttp.CreateClient(options);
    }

    /// <summary>One that streams: for lists.</summary>
    public static HttpClient Streaming(bool followRedirects = false) => new(new SocketsHttpHandler { AllowAutoRedirect = followRedirects, UseCookies = false });
}
