using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nhi.Governance.Conformance.Tests.Laws;

/// <summary>A server that says every line back, behind a proxy that loses answers.</summary>
internal sealed class LossyEcho : IAsyncDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public LossyEcho()
    {
        _server.Start();
        Proxy = new LossyProxy((IPEndPoint)_server.LocalEndpoint);
        _serving = ServeAsync();
    }

    public LossyProxy Proxy { get; }

    /// <summary>What arrived at the server, in order.</summary>
    public List<string> Arrived { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        _server.Stop();
        await _serving;
        _server.Dispose();
    }

    public async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(Proxy.EndPoint);
        return client;
    }

    /// <summary>Asks and hears; null where the connection breaks instead.</summary>
    public static async Task<string?> AskAsync(TcpClient client, string question)
    {
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(question + "\n"));
            using var reader = new StreamReader(stream, Encoding.ASCII, false, 64, leaveOpen: true);
            return await reader.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(AnswerAsync(await _server.AcceptTcpClientAsync()));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                while (await reader.ReadLineAsync() is { } question)
                {
                    Arrived.Add(question);
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(question + "!\n"));
                }
            }
            catch (IOException)
            {
                // A connection that is broken on purpose.
            }
        }
    }
}
