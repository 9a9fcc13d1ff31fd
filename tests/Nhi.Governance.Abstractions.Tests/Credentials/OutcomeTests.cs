namespace Nhi.Governance.Credentials;

public sealed class OutcomeTests
{
    private static readonly ProviderFailure Refused = new("vault", "put", FailureKind.Denied, "403 permission denied", MayHaveApplied: false);

    [Fact]
    public void A_success_gives_its_value()
    {
        var outcome = Outcome.Success("done");
        Assert.True(outcome.TryGet(out var value, out var failure));
        Assert.Equal("done", value);
        Assert.Null(failure);
        Assert.True(outcome.IsSuccess);
    }

    [Fact]
    public void A_failure_gives_its_reason()
    {
        var outcome = Outcome.Failure<string>(Refused);
        Assert.False(outcome.TryGet(out var value, out var failure));
        Assert.Null(value);
        Assert.Same(Refused, failure);
        Assert.Equal("Failure: 403 permission denied", outcome.ToString());
    }

    [Fact]
    public void The_default_is_a_failure_that_may_have_had_its_effect()
    {
        Outcome<string> outcome = default;
        Assert.False(outcome.TryGet(out _, out var failure));
        Assert.True(failure.MayHaveApplied);
    }

    [Fact]
    public void A_failure_that_does_not_say_otherwise_may_have_had_its_effect() =>
        Assert.True(new ProviderFailure("iam", "issue", FailureKind.Unavailable, "timed out").MayHaveApplied);

    [Fact]
    public void Printing_never_shows_the_value() => Assert.Equal("Success", Outcome.Success("done").ToString());

    [Fact]
    public void Equal_outcomes_are_equal()
    {
        Assert.Equal(Outcome.Success("a"), Outcome.Success("a"));
        Assert.True(Outcome.Failure<string>(Refused) == Outcome.Failure<string>(Refused with { }));
        Assert.True(Outcome.Success("a") != Outcome.Failure<string>(Refused));
    }

    [Fact]
    public void Nothing_is_not_a_success() => Assert.Throws<ArgumentNullException>(() => Outcome.Success<string>(null!));

    [Fact]
    public void Unknowing_is_the_default_everywhere()
    {
        Assert.Equal(Verdict.Indeterminate, default);
        Assert.Equal(EvidenceStrength.None, default);
        Assert.Equal(VersionStage.Unknown, default);
    }
}
