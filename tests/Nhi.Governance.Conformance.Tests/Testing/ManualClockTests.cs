using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.Testing;

public sealed class ManualClockTests
{
    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        var clock = new ManualClock();
        var (now, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        Assert.Equal(now, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(now.AddMinutes(90), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetElapsedTime(started));
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come_and_not_before()
    {
        var clock = new ManualClock();
        var delay = Task.Delay(TimeSpan.FromMinutes(1), clock);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await delay;
    }

    [Fact]
    public void Timers_fire_in_their_order_each_at_its_time()
    {
        var clock = new ManualClock();
        var start = clock.GetUtcNow();
        var fired = new List<string>();
        using var late = clock.CreateTimer(_ => fired.Add($"late {(clock.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add($"often {(clock.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromSeconds(6.5));
        Assert.Equal(["often 2", "often 4", "late 5", "often 6"], fired);
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        var clock = new ManualClock();
        var fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Dispose();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, fired);
    }

    [Fact]
    public void A_clock_set_wrong_fires_nothing_and_time_passes_as_it_did()
    {
        var clock = new ManualClock();
        var (fired, started) = (0, clock.GetTimestamp());
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        clock.Set(clock.GetUtcNow().AddYears(1));
        Assert.Equal((0, TimeSpan.Zero), (fired, clock.GetElapsedTime(started)));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, fired);
    }
}
