using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nhi.Governance.Providers.Http;

/// <summary>A server on this machine that answers each request by a script, byte for byte.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, int, Task> _script;
    private readonly Task _running;
    private int _requests;

    /// <summary>The script gets the head and body of the request, the connection, and how many requests came before.</summary>
    public LoopbackServer(Func<string, Stream, int, Task> script)
    {
        _script = script;
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>Answers with the same text each time, or with the last of several.</summary>
    public LoopbackServer(params string[] answers)
        : this((_, to, before) => to.WriteAsync(Encoding.Latin1.GetBytes(answers[Math.Min(before, answers.Length - 1)])).AsTask())
    {
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Requests => Volatile.Read(ref _requests);

    public static string Answer(string status, string body = "", params string[] headers) =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task RunAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException && _stop.IsCancellationRequested)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is { Length: > 0 } request)
                {
                    await _script(request, stream, Interlocked.Increment(ref _requests) - 1).WaitAsync(_stop.Token);
                    client.Client.Shutdown(SocketShutdown.Send);
                    while (await stream.ReadAsync(new byte[1024], _stop.Token) > 0)
                    {
                        // Closing with bytes unread would reset the connection under the answer.
                    }
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // The client went away, as several tests want.
            }
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var soFar = text.ToString();
            var end = soFar.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && soFar.Length - end - 4 >= Length(soFar[..end]))
            {
                return soFar;
            }

            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return soFar;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    private static int Length(string head) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line ? int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
}
