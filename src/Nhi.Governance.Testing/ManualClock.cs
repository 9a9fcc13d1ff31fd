namespace Nhi.Governance.Testing;

/// <summary>A clock that stands still until it is moved. Its timers fire while it is moved, on the thread that moves it and in their order.</summary>
/// <remarks>Safe to use from several threads; one moves it at a time. <c>Task.Delay(…, clock)</c> and timeouts by it go by it too.</remarks>
/// <param name="start">What it shows first.</param>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly Lock _moving = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TimeSpan _elapsed;

    /// <summary>A clock that shows midnight UTC of 2026-01-01 first.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    internal TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <summary>Moves the clock ahead, and fires the timers that are due on the way, each at its time.</summary>
    /// <param name="by">How far.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative: <see cref="Set"/> puts a clock back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_moving)
        {
            var until = Elapsed + by;
            while (TakeDue(until) is { } due)
            {
                due.Fire();
            }

            MoveTo(until);
        }
    }

    /// <summary>Puts the clock ahead or back, as somebody does who sets it wrong or right. No timer fires: they go by the time that passes.</summary>
    /// <param name="now">What it shows.</param>
    public void Set(DateTimeOffset now)
    {
        lock (_lock)
        {
            _now = now;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(ManualTimer timer, TimeSpan? due, TimeSpan? period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (due is not null)
            {
                timer.Due = due.Value;
                timer.Period = period;
                _timers.Add(timer);
            }
        }
    }

    private ManualTimer? TakeDue(TimeSpan until)
    {
        ManualTimer? next;
        lock (_lock)
        {
            next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
        }

        if (next is not null)
        {
            MoveTo(next.Due);
            Schedule(next, next.Period is { } period ? next.Due + period : null, next.Period);
        }

        return next;
    }

    private void MoveTo(TimeSpan elapsed)
    {
        lock (_lock)
        {
            var by = elapsed - _elapsed;
            if (by > TimeSpan.Zero)
            {
                _elapsed = elapsed;
                _now += by;
            }
        }
    }
}
