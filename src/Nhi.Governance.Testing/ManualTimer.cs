namespace Nhi.Governance.Testing;

/// <summary>A timer of a <see cref="ManualClock"/>, which keeps it in order and fires it.</summary>
internal sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
{
    private volatile bool _disposed;

    public TimeSpan Due { get; set; }

    public TimeSpan? Period { get; set; }

    public void Fire()
    {
        if (!_disposed)
        {
            callback();
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        if (dueTime == TimeSpan.Zero && (period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero))
        {
            clock.Schedule(this, null, null);
            callback();
            return true;
        }

        clock.Schedule(
            this,
            dueTime == Timeout.InfiniteTimeSpan ? null : clock.Elapsed + dueTime,
            period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : period);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Schedule(this, null, null);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
