namespace Nhi.Governance.Conformance.Tests.Laws;

public sealed class LossyProxyTests
{
    [Fact]
    public async Task Unarmed_it_passes_everything_and_counts_exchanges()
    {
        await using var echo = new LossyEcho();
        echo.Proxy.Arm(-1, LossMoment.BeforeArrival);
        using var client = await echo.ConnectAsync();
        Assert.Equal("one!", await LossyEcho.AskAsync(client, "one"));
        Assert.Equal("two!", await LossyEcho.AskAsync(client, "two"));
        Assert.Equal(2, echo.Proxy.Exchanges);
        Assert.False(echo.Proxy.HasLost);
    }

    [Fact]
    public async Task A_question_lost_before_arrival_does_not_arrive()
    {
        await using var echo = new LossyEcho();
        echo.Proxy.Arm(1, LossMoment.BeforeArrival);
        using var client = await echo.ConnectAsync();
        Assert.Equal("one!", await LossyEcho.AskAsync(client, "one"));
        Assert.Null(await LossyEcho.AskAsync(client, "two"));
        Assert.True(echo.Proxy.HasLost);
        Assert.Equal(["one"], echo.Arrived);
    }

    [Fact]
    public async Task An_answer_lost_after_the_effect_has_arrived()
    {
        await using var echo = new LossyEcho();
        echo.Proxy.Arm(0, LossMoment.AfterEffect);
        using var client = await echo.ConnectAsync();
        Assert.Null(await LossyEcho.AskAsync(client, "one"));
        Assert.True(echo.Proxy.HasLost);
        Assert.Equal(["one"], echo.Arrived);
    }

    [Fact]
    public async Task One_answer_is_lost_and_the_next_connection_works()
    {
        await using var echo = new LossyEcho();
        echo.Proxy.Arm(0, LossMoment.AfterEffect);
        using (var client = await echo.ConnectAsync())
        {
            Assert.Null(await LossyEcho.AskAsync(client, "one"));
        }

        using var again = await echo.ConnectAsync();
        Assert.Equal("one!", await LossyEcho.AskAsync(again, "one"));
        Assert.Equal(["one", "one"], echo.Arrived);
    }

    [Fact]
    public async Task Exchanges_of_several_connections_are_counted_together()
    {
        await using var echo = new LossyEcho();
        echo.Proxy.Arm(1, LossMoment.BeforeArrival);
        using var first = await echo.ConnectAsync();
        using var second = await echo.ConnectAsync();
        Assert.Equal("one!", await LossyEcho.AskAsync(first, "one"));
        Assert.Null(await LossyEcho.AskAsync(second, "two"));
        Assert.Equal("three!", await LossyEcho.AskAsync(first, "three"));
    }
}
