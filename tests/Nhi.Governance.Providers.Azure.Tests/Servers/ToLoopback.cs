namespace Nhi.Governance.Providers.Azure.Servers;

/// <summary>Takes calls to a vault's own address to a server of ours, as a name server would, and leaves the name in them as it was.</summary>
internal sealed class ToLoopback(Uri server) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        request.Headers.Host = asked.Host;
        request.RequestUri = new UriBuilder(asked) { Scheme = server.Scheme, Host = server.Host, Port = server.Port }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
