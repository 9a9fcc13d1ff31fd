using System.Globalization;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance.Tests.Laws;

public sealed class PropertyTests
{
    private static readonly FsCheck.Gen<Steps<int>> Numbers = Steps.Of(Gen.Choose(0, 9), 30);

    [Fact]
    public async Task What_holds_is_tried_as_often_as_asked()
    {
        var tried = 0;
        await LawRunner.RunAsync(
            NothingFixture.Law(run => Property.ForAllAsync(Numbers, run, 25, _ => Task.FromResult(tried++))), new NothingFixture());
        Assert.Equal(25, tried);
    }

    [Fact]
    public async Task A_failure_prints_the_fewest_steps_that_show_it_each_on_its_line_and_the_seed()
    {
        var broken = await NothingFixture.BreakAsync(run => Property.ForAllAsync(Numbers, Steps.Shorter, run, 50, FailsFromThreeOnAsync));
        var lines = broken.Message.Split(Environment.NewLine).Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Equal(["  1. ", "  2. ", "  3. "], lines.Select(line => line[..5]));
        Assert.Contains("test.law is not kept: It holds.", broken.Message, StringComparison.Ordinal);
        Assert.Contains("three numbers", broken.Message, StringComparison.Ordinal);
        Assert.EndsWith("Again with NHI_CONFORMANCE_SEED=7", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seed_replays_the_same_values()
    {
        async Task<List<string>> ValuesAsync(ulong seed)
        {
            var values = new List<string>();
            await LawRunner.RunAsync(
                NothingFixture.Law(run => Property.ForAllAsync(Numbers, run, 20, value =>
                {
                    values.Add(value.ToString());
                    return Task.CompletedTask;
                })),
                new NothingFixture(),
                seed: seed);
            return values;
        }

        var first = await ValuesAsync(11);
        Assert.Equal(first, await ValuesAsync(11));
        Assert.NotEqual(first, await ValuesAsync(12));
        Assert.True(first.Distinct(StringComparer.Ordinal).Count() > 10, "the cases of one run are hardly different");
    }

    [Fact]
    public async Task The_seed_replays_the_same_failure()
    {
        var first = await NothingFixture.BreakAsync(run => Property.ForAllAsync(Numbers, Steps.Shorter, run, 50, FailsFromThreeOnAsync), seed: 99);
        var second = await NothingFixture.BreakAsync(run => Property.ForAllAsync(Numbers, Steps.Shorter, run, 50, FailsFromThreeOnAsync), seed: 99);
        Assert.Equal(first.Message, second.Message);
    }

    [Fact]
    public async Task What_is_thrown_breaks_the_law_and_is_kept()
    {
        var broken = await NothingFixture.BreakAsync(run => Property.ForAllAsync(Numbers, run, 5, _ => throw new FormatException("torn")));
        Assert.Contains("it threw FormatException: torn", broken.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(broken.InnerException);
    }

    [Fact]
    public async Task A_law_that_declines_while_it_runs_is_not_broken()
    {
        var declined = await Assert.ThrowsAsync<LawDeclinedException>(() => LawRunner.RunAsync(
            NothingFixture.Law(run => Property.ForAllAsync(Numbers, run, 5, _ => throw new LawDeclinedException("not here"))), new NothingFixture()));
        Assert.Equal("not here", declined.Message);
    }

    [Fact]
    public async Task A_cancelled_run_is_cancelled_and_not_broken()
    {
        using var stop = new CancellationTokenSource();
        var law = new Law<NothingFixture>("test.law", "It holds.", LawKind.Situation, static _ => null, (_, run, token) => Property.ForAllAsync(Numbers, run, 50, async _ => await stop.CancelAsync(), token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LawRunner.RunAsync(law, new NothingFixture(), cancellationToken: stop.Token));
    }

    [Fact]
    public async Task Text_keeps_its_length_and_shrinks_to_text()
    {
        await LawRunner.RunAsync(
            NothingFixture.Law(run => Property.ForAllAsync(GeneratedSecret.Text(40), run, 200, secret =>
            {
                Assert.InRange(secret.Bytes.Length, 1, 40);
                var strict = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);
                Assert.All([secret, .. GeneratedSecret.Smaller(secret)], text => strict.GetString(text.Bytes));
                return Task.CompletedTask;
            })),
            new NothingFixture());
    }

    private static Task FailsFromThreeOnAsync(Steps<int> steps) =>
        steps.Items.Count < 3 ? Task.CompletedTask : throw new LawBrokenException(string.Create(CultureInfo.InvariantCulture, $"three numbers"));
}
