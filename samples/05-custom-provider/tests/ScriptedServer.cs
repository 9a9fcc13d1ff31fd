using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CustomProvider;

/// <summary>A server that says one thing after the other and begins again, whatever it is asked; nothing at all, where that is empty.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[][] _answers;
    private readonly Task _serving;

    public ScriptedServer(params string[] answers)
    {
        _answers = [.. answers.Select(Encoding.UTF8.GetBytes)];
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            for (var asked = 0; ; asked++)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                try
                {
                    _ = await stream.ReadAsync(new byte[1024]);
                    await stream.WriteAsync(_answers[asked % _answers.Length]);
                }
                catch (IOException)
                {
                    // Who asked has gone.
                }
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
