using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Nhi.Governance;

namespace CustomProvider;

/// <summary>A connection to Redis: commands are added, sent together, and answered in order. Throws <see cref="IOException"/> where the network fails. Not thread-safe.</summary>
public sealed class RespClient : IAsyncDisposable
{
    private const int LargestText = 4 * 1024 * 1024;
    private const int MostItems = 100_000;
    private const int Deepest = 8;

    private readonly TcpClient _tcp = new() { NoDelay = true, LingerState = new LingerOption(true, 0) };
    private readonly byte[] _request = GC.AllocateUninitializedArray<byte>(16 * 1024, pinned: true);
    private readonly byte[] _reply = new byte[16 * 1024];
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private Stream _stream = Stream.Null;
    private int _length, _commands, _from, _to, _items;

    private RespClient(RedisOptions options) => (_timeout, _time) = (options.Timeout, options.Time);

    /// <summary>Connects, and logs nobody in.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The connection.</returns>
    public static async Task<RespClient> ConnectAsync(RedisOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var client = new RespClient(options);
        try
        {
            await client.InTimeAsync(
                async token =>
                {
                    await client._tcp.ConnectAsync(options.Host, options.Port, token);
                    client._stream = client._tcp.GetStream();
                    if (options.Tls)
                    {
                        var tls = new SslStream(client._stream);
                        client._stream = tls;
                        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, token);
                    }

                    return true;
                },
                cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Logs in and names the connection in one command, so that it is never seen without its name.</summary>
    /// <param name="user">Who.</param>
    /// <param name="password">The password.</param>
    /// <param name="name">Name of the connection.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer.</returns>
    public async Task<RespReply> LoginAsync(string user, SecretValue password, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(password);
        Head('*', 7);
        foreach (var word in new[] { "HELLO", "2", "AUTH", user })
        {
            Word(Encoding.UTF8.GetBytes(word));
        }

        Word(password.Reveal());
        Word("SETNAME"u8);
        Word(Encoding.UTF8.GetBytes(name));
        _commands++;
        return (await SendAsync(cancellationToken))[0];
    }

    /// <summary>Adds a command to the next request.</summary>
    /// <param name="words">The command and what goes with it.</param>
    public void Add(params IReadOnlyCollection<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        Head('*', words.Count);
        foreach (var word in words)
        {
            Word(Encoding.UTF8.GetBytes(word));
        }

        _commands++;
    }

    /// <summary>Sends what was added, and reads an answer for each command.</summary>
    /// <param name="cancellationToken">Stops the waiting; Redis may do what it was sent.</param>
    /// <returns>The answers.</returns>
    public Task<RespReply[]> SendAsync(CancellationToken cancellationToken) => InTimeAsync(
        async token =>
        {
            try
            {
                await _stream.WriteAsync(_request.AsMemory(0, _length), token);
                var replies = new RespReply[_commands];
                _items = 0;
                for (var at = 0; at < replies.Length; at++)
                {
                    replies[at] = await ReadAsync(0, token);
                }

                return replies;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(_request);
                (_length, _commands) = (0, 0);
            }
        },
        cancellationToken);

    /// <summary>Closes at once: what was not sent by then is dropped, and arrives no more.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _tcp.Dispose();
    }

    private void Head(char kind, int count)
    {
        if (_length + 16 > _request.Length || !Encoding.ASCII.TryGetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{count}\r\n"), _request.AsSpan(_length), out var written))
        {
            throw new ArgumentException("The request is too long.", nameof(count));
        }

        _length += written;
    }

    private void Word(ReadOnlySpan<byte> word)
    {
        Head('$', word.Length);
        if (_length + word.Length + 2 > _request.Length)
        {
            throw new ArgumentException("The request is too long.", nameof(word));
        }

        word.CopyTo(_request.AsSpan(_length));
        "\r\n"u8.CopyTo(_request.AsSpan(_length + word.Length));
        _length += word.Length + 2;
    }

    private async ValueTask<RespReply> ReadAsync(int depth, CancellationToken token)
    {
        var line = await LineAsync(token);
        switch (line.FirstOrDefault())
        {
            case '+' or ':':
                return new RespReply(line[1..]);
            case '-':
                var code = line[1..].Split(' ')[0];
                return new RespReply(Error: code.Length is > 0 and <= 20 && code.All(char.IsAsciiLetterUpper) ? code : "ERR");
            case '$':
                var length = Number(line, LargestText);
                return length < 0 ? default : new RespReply(await TextAsync(length, token));
            case '*' when depth < Deepest:
                var count = Number(line, MostItems);
                if (count < 0)
                {
                    return default;
                }

                _items += count;
                var items = new List<RespReply>();
                while (items.Count < count && _items <= MostItems)
                {
                    items.Add(await ReadAsync(depth + 1, token));
                }

                return items.Count == count ? new RespReply(Items: items) : throw new IOException("Redis answered more than is read");
            default:
                throw new IOException("what answered is not Redis");
        }
    }

    private static int Number(string line, int most) =>
        int.TryParse(line.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= -1 && number <= most
            ? number
            : throw new IOException("Redis answered more than is read");

    private async ValueTask<string> LineAsync(CancellationToken token)
    {
        var line = new StringBuilder();
        while (true)
        {
            var next = (char)await NextAsync(token);
            if (next == '\n' && line.Length > 0 && line[^1] == '\r')
            {
                return line.ToString(0, line.Length - 1);
            }

            if (line.Append(next).Length > 4096)
            {
                throw new IOException("Redis answered a longer line than is read");
            }
        }
    }

    private async ValueTask<string> TextAsync(int length, CancellationToken token)
    {
        var text = new byte[length];
        for (var at = 0; at < length; at++)
        {
            text[at] = await NextAsync(token);
        }

        return await NextAsync(token) == '\r' && await NextAsync(token) == '\n' ? Encoding.UTF8.GetString(text) : throw new IOException("what answered is not Redis");
    }

    private async ValueTask<byte> NextAsync(CancellationToken token)
    {
        if (_from == _to)
        {
            (_from, _to) = (0, await _stream.ReadAsync(_reply, token));
            if (_to == 0)
            {
                throw new IOException("the connection ended before the answer");
            }
        }

        return _reply[_from++];
    }

    /// <summary>Whatever goes wrong with the network, and an answer that does not come, is an <see cref="IOException"/>; a caller who gave up is not.</summary>
    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> doAsync, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await doAsync(either.Token);
        }
        catch (Exception failed) when (failed is SocketException or AuthenticationException or ObjectDisposedException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new IOException(failed is OperationCanceledException ? "Redis did not answer in time" : "Redis was not reached", failed);
        }
    }
}
