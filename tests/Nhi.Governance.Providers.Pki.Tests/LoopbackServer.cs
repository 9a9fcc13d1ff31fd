using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A server on a free port of this machine that answers as it is told.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const int MostTries = 20;

    private readonly HttpListener _listener;
    private readonly Task _serving;

    public LoopbackServer(Func<HttpListenerContext, Task> answer)
    {
        Answer = answer;
        (_listener, Address) = Listen();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public Func<HttpListenerContext, Task> Answer { get; set; }

    public int Asked { get; private set; }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Answers with a body.</summary>
    public static async Task SayAsync(HttpListenerContext context, byte[] body, string type = "application/octet-stream", int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }

    public static async Task<byte[]> BodyAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        return body.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        // Once: a listener that is stopped and then closed takes its port again to let go of it, which somebody else may have by then.
        _listener.Close();
        await _serving;
    }

    // A port that was free a moment ago may be somebody else's by now.
    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (var tries = 1; ; tries++)
        {
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (tries < MostTries)
            {
                // Not closed, which would only try the port again.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Asked++;
            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await Answer(context);
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Who asked did not wait.
        }
    }
}
