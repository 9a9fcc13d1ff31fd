using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CustomProvider;

/// <summary>A server that says one thing, whatever it is asked; nothing at all, where that is empty.</summary>
public sealed class SameAnswer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Task _serving;

    public SameAnswer(string answer)
    {
        _answer = Encoding.UTF8.GetBytes(answer);
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
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                try
                {
                    _ = await stream.ReadAsync(new byte[1024]);
                    await stream.WriteAsync(_answer);
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
