using Nhi.Governance.Testing;

namespace Nhi.Governance.Lifecycle;

public sealed class LostAnswerTests
{
    private static readonly CredentialId App = new("app");

    private readonly InMemoryNetwork _network = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_issued_and_lost_is_revoked_so_that_another_can_be_issued(bool afterEffect)
    {
        var issuer = Issuer();
        var provider = new InMemoryCredentialProvider(issuer, _network);
        var intent = Issue();
        _network.LoseAnswer(0, afterEffect);
        Assert.False((await provider.IssueAsync(intent)).IsSuccess);
        Assert.IsType<Recovery.NotApplied>(Value(await LostAnswer.MakeGoodAsync(provider, intent)));
        Assert.DoesNotContain(await provider.GetVersionsAsync(App).ToListAsync(), version => version.Stage.IsUsable());
        Assert.True((await provider.IssueAsync(Issue())).IsSuccess);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_move_is_made_once(bool afterEffect)
    {
        var issuer = Issuer();
        var provider = new InMemoryCredentialProvider(issuer, _network);
        using var issued = Value(await provider.IssueAsync(Issue()));
        var intent = new OperationIntent.Move(OperationId.New(), "memory", App, TimeProvider.System.GetUtcNow(), issued.Version.Id, VersionStage.Current);
        _network.LoseAnswer(0, afterEffect);
        Assert.False((await provider.MoveAsync(intent)).IsSuccess);
        Assert.Equal(VersionStage.Current, Assert.IsType<Recovery.Applied>(Value(await LostAnswer.MakeGoodAsync(provider, intent))).Version.Stage);
    }

    [Fact]
    public async Task A_listing_that_lags_is_asked_until_it_tells()
    {
        var clock = new ManualClock();
        var issuer = new InMemoryIssuer(clock) { ListingLag = TimeSpan.FromSeconds(30) };
        issuer.Add(App);
        var provider = new InMemoryCredentialProvider(issuer, _network, clock);
        var intent = new OperationIntent.Issue(OperationId.New(), "memory", App, clock.GetUtcNow(), []);
        _network.LoseAnswer(0, afterEffect: true);
        Assert.False((await provider.IssueAsync(intent)).IsSuccess);
        Assert.IsType<Recovery.Unknown>(await provider.RecoverAsync(intent));
        var making = LostAnswer.MakeGoodAsync(provider, intent, time: clock).AsTask();
        while (!making.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.IsType<Recovery.NotApplied>(Value(await making));
        Assert.Equal(VersionStage.Revoked, Assert.Single(await provider.GetVersionsAsync(App).ToListAsync()).Stage);
    }

    [Fact]
    public async Task What_the_issuer_does_not_tell_stays_open_and_may_have_applied()
    {
        var provider = new InMemoryCredentialProvider(Issuer(), _network);
        _network.IsDown = true;
        Assert.False((await LostAnswer.MakeGoodAsync(provider, Issue())).TryGet(out _, out var failure));
        Assert.Equal(FailureKind.Unavailable, failure.Kind);
        Assert.True(failure.MayHaveApplied);
    }

    private static InMemoryIssuer Issuer()
    {
        var issuer = new InMemoryIssuer();
        issuer.Add(App);
        return issuer;
    }

    private static OperationIntent.Issue Issue() => new(OperationId.New(), "memory", App, TimeProvider.System.GetUtcNow(), []);

    private static T Value<T>(Outcome<T> outcome)
        where T : class =>
        outcome.TryGet(out var value, out var failure) ? value : throw new InvalidOperationException(failure.Reason);
}
