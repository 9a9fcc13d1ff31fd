using System.Net;
using System.Net.Sockets;

namespace Nhi.Governance.Conformance;

/// <summary>
/// A proxy on loopback that loses one answer of any protocol over TCP in which the client asks and the server answers: HTTP, PostgreSQL, RESP. An exchange is what
/// the client sends until the server answers. Its connection is closed where the answer is lost, as a network that breaks does.
/// </summary>
public sealed class LossyProxy : IAnswerLoss, IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private int _lose = -1;
    private LossMoment _moment;
    private bool _hangs;
    private int _exchanges;
    private bool _lost;

    /// <summary>Starts to listen on a free port.</summary>
    /// <param name="server">Where the other side listens.</param>
    public LossyProxy(IPEndPoint server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = AcceptAsync();
    }

    /// <summary>Where the provider should connect.</summary>
    public IPEndPoint EndPoint { get; }

    /// <inheritdoc />
    public int Exchanges
    {
        get
        {
            lock (_lock)
            {
                return _exchanges;
            }
        }
    }

    /// <inheritdoc />
    public bool HasLost
    {
        get
        {
            lock (_lock)
            {
                return _lost;
            }
        }
    }

    /// <inheritdoc />
    public void Arm(int exchange, LossMoment moment) => Arm(exchange, moment, hangs: false);

    /// <inheritdoc />
    public bool Hang(int exchange)
    {
        Arm(exchange, LossMoment.AfterEffect, hangs: true);
        return true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        _stop.Dispose();
        _listener.Dispose();
    }

    private void Arm(int exchange, LossMoment moment, bool hangs)
    {
        lock (_lock)
        {
            _hangs = hangs;
            _lose = exchange;
            _moment = moment;
            _exchanges = 0;
            _lost = false;
        }
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                open.RemoveAll(task => task.IsCompleted);
                open.Add(ServeAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await far.ConnectAsync(_server, either.Token).ConfigureAwait(false);
            var connection = new Connection(this);
            var up = PumpAsync(near.GetStream(), far.GetStream(), connection.Ask, either.Token);
            var down = PumpAsync(far.GetStream(), near.GetStream(), connection.Answer, either.Token);
            await Task.WhenAny(up, down).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(up, down).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A connection that breaks is what this is for.
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, Func<Passage> passage, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0 && passage() is var way and not Passage.Broken)
            {
                if (way == Passage.Open)
                {
                    await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other direction ends with it.
        }
    }

    /// <summary>Whether the exchange with this number is to be lost at this moment; remembers that it was.</summary>
    private bool Loses(int exchange, LossMoment moment)
    {
        lock (_lock)
        {
            if (_lost || exchange != _lose || moment != _moment)
            {
                return false;
            }

            return _lost = true;
        }
    }

    /// <summary>Whether the exchange with this number is the one that was left unanswered: the rest of its answer is too.</summary>
    private bool IsHeld(int exchange)
    {
        lock (_lock)
        {
            return _lost && _hangs && exchange == _lose;
        }
    }

    private int Begin()
    {
        lock (_lock)
        {
            return _exchanges++;
        }
    }

    private enum Passage
    {
        Open,
        Held,
        Broken,
    }

    /// <summary>Tells the exchanges of one connection apart: a question begins where the server spoke last.</summary>
    private sealed class Connection(LossyProxy proxy)
    {
        private readonly Lock _lock = new();
        private bool _asking;
        private int _current = -1;

        public Passage Ask()
        {
            lock (_lock)
            {
                if (!_asking)
                {
                    _asking = true;
                    _current = proxy.Begin();
                }

                return proxy.Loses(_current, LossMoment.BeforeArrival) ? Passage.Broken : Passage.Open;
            }
        }

        public Passage Answer()
        {
            lock (_lock)
            {
                _asking = false;
                var lost = proxy.Loses(_current, LossMoment.AfterEffect);
                return proxy.IsHeld(_current) ? Passage.Held : lost ? Passage.Broken : Passage.Open;
            }
        }
    }
}
