namespace Nhi.Governance.Testing;

/// <summary>The way between a part in memory and the other side it stands for. It can fail as networks and servers do: lose an answer, refuse, throttle, take time.</summary>
/// <remarks>Safe to use from several threads. Give each client its own to have them fail apart.</remarks>
/// <param name="time">The clock that <see cref="Latency"/> goes by; <see langword="null"/> is the system's.</param>
public sealed class InMemoryNetwork(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private int _lose = -1;
    private bool _afterEffect;
    private bool _hangs;
    private int _exchanges;
    private bool _hasLost;

    /// <summary>Whether nobody listens: every exchange fails as <see cref="FailureKind.Unavailable"/>, and nothing happens.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether every answer is lost, after the question had its effect.</summary>
    public bool LosesEveryAnswer { get; set; }

    /// <summary>Whether what would change something is refused as <see cref="FailureKind.Denied"/>.</summary>
    public bool DeniesWrites { get; set; }

    /// <summary>Whether reading is refused as <see cref="FailureKind.Denied"/>.</summary>
    public bool DeniesReads { get; set; }

    /// <summary>How long callers are asked to wait, with every exchange refused as <see cref="FailureKind.Throttled"/>; <see langword="null"/>, the default, throttles none.</summary>
    public TimeSpan? Throttle { get; set; }

    /// <summary>How long a question takes to arrive, and its answer to come back. The default is no time at all.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many exchanges there were since <see cref="LoseAnswer"/> or <see cref="HangAnswer"/>, or at all.</summary>
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

    /// <summary>Whether the answer that <see cref="LoseAnswer"/> or <see cref="HangAnswer"/> named was lost.</summary>
    public bool HasLost
    {
        get
        {
            lock (_lock)
            {
                return _hasLost;
            }
        }
    }

    /// <summary>Counts exchanges from here, and loses one answer.</summary>
    /// <param name="exchange">Which one, from zero; a negative number loses none.</param>
    /// <param name="afterEffect">Whether the question arrives and has its effect before the answer is lost.</param>
    public void LoseAnswer(int exchange, bool afterEffect) => Arm(exchange, afterEffect, hangs: false);

    /// <summary>Counts exchanges from here, and leaves one unanswered after it had its effect, until the caller gives up: for what waits and is cancelled.</summary>
    /// <param name="exchange">Which one, from zero.</param>
    public void HangAnswer(int exchange) => Arm(exchange, afterEffect: true, hangs: true);

    /// <summary>Asks the other side once.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="provider">Name of the part that asks, for its failures.</param>
    /// <param name="operation">What it asks, for its failures.</param>
    /// <param name="changes">Whether it may change something there.</param>
    /// <param name="effect">What the other side does and answers.</param>
    /// <param name="cancellationToken">Stops the waiting. Before the question arrived nothing happens; afterwards it has.</param>
    /// <returns>The answer, or what the network made of it.</returns>
    public async ValueTask<Outcome<T>> ExchangeAsync<T>(string provider, string operation, bool changes, Func<Outcome<T>> effect, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(effect);
        var number = Begin();
        await TravelAsync(cancellationToken).ConfigureAwait(false);
        if (Refusal(provider, operation, changes) is { } refusal)
        {
            return Outcome.Failure<T>(refusal);
        }

        if (Loses(number, afterEffect: false))
        {
            return Lost<T>(provider, operation);
        }

        var answer = effect();
        var lost = LosesEveryAnswer || Loses(number, afterEffect: true);
        if (lost && !_hangs)
        {
            Dispose(answer);
            return Lost<T>(provider, operation);
        }

        try
        {
            if (lost)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken).ConfigureAwait(false);
            }

            await TravelAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Dispose(answer);
            throw;
        }

        return answer;
    }

    private static Outcome<T> Lost<T>(string provider, string operation)
        where T : class => Outcome.Failure<T>(new ProviderFailure(provider, operation, FailureKind.Unavailable, "the answer was lost"));

    private static void Dispose<T>(Outcome<T> answer)
        where T : class
    {
        if (answer.TryGet(out var value, out _))
        {
            (value as IDisposable)?.Dispose();
        }
    }

    private void Arm(int exchange, bool afterEffect, bool hangs)
    {
        lock (_lock)
        {
            _lose = exchange;
            _afterEffect = afterEffect;
            _hangs = hangs;
            _exchanges = 0;
            _hasLost = false;
        }
    }

    private ProviderFailure? Refusal(string provider, string operation, bool changes) => (IsDown, Throttle, changes ? DeniesWrites : DeniesReads) switch
    {
        (true, _, _) => new(provider, operation, FailureKind.Unavailable, "nobody listens", MayHaveApplied: false),
        (_, { } wait, _) => new(provider, operation, FailureKind.Throttled, "asked too often", MayHaveApplied: false, wait),
        (_, _, true) => new(provider, operation, FailureKind.Denied, "no right to do this", MayHaveApplied: false),
        _ => null,
    };

    private async ValueTask TravelAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private int Begin()
    {
        lock (_lock)
        {
            return _exchanges++;
        }
    }

    private bool Loses(int number, bool afterEffect)
    {
        lock (_lock)
        {
            if (_hasLost || number != _lose || afterEffect != _afterEffect)
            {
                return false;
            }

            return _hasLost = true;
        }
    }
}
