using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.Testing;

public sealed class InMemoryNetworkTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task The_answer_that_is_named_is_lost_before_or_after_its_effect(bool afterEffect, int effects)
    {
        var network = new InMemoryNetwork();
        network.LoseAnswer(1, afterEffect);
        var happened = 0;
        Assert.True((await AskAsync(network, () => 0)).IsSuccess);
        Assert.False((await AskAsync(network, () => ++happened)).TryGet(out _, out var failure));
        Assert.True(failure is { Kind: FailureKind.Unavailable, MayHaveApplied: true });
        Assert.Equal((effects, true, 2), (happened, network.HasLost, network.Exchanges));
        Assert.True((await AskAsync(network, () => ++happened)).IsSuccess);
    }

    [Fact]
    public async Task What_is_refused_has_no_effect_and_says_so()
    {
        foreach (var (network, kind) in new[]
        {
            (new InMemoryNetwork { IsDown = true }, FailureKind.Unavailable),
            (new InMemoryNetwork { DeniesWrites = true }, FailureKind.Denied),
            (new InMemoryNetwork { Throttle = TimeSpan.FromSeconds(3) }, FailureKind.Throttled),
        })
        {
            Assert.False((await AskAsync(network, () => throw new InvalidOperationException("it arrived"))).TryGet(out _, out var failure));
            Assert.Equal((kind, false, network.Throttle), (failure.Kind, failure.MayHaveApplied, failure.RetryAfter));
        }
    }

    [Fact]
    public async Task Who_may_only_read_may_read()
    {
        var network = new InMemoryNetwork { DeniesWrites = true };
        Assert.True((await network.ExchangeAsync("p", "read", changes: false, () => Outcome.Success("answer"))).IsSuccess);
    }

    [Fact]
    public async Task A_cancellation_on_the_way_back_comes_after_the_effect()
    {
        var clock = new ManualClock();
        var network = new InMemoryNetwork(clock) { Latency = TimeSpan.FromSeconds(1) };
        using var stop = new CancellationTokenSource();
        var happened = new TaskCompletionSource();
        var asking = network.ExchangeAsync(
            "p",
            "o",
            changes: true,
            () =>
            {
                happened.SetResult();
                return Outcome.Success("answer");
            },
            stop.Token).AsTask();
        clock.Advance(TimeSpan.FromSeconds(1));
        await happened.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private static ValueTask<Outcome<object>> AskAsync(InMemoryNetwork network, Func<object> effect) =>
        network.ExchangeAsync("p", "o", changes: true, () => Outcome.Success(effect()));
}
