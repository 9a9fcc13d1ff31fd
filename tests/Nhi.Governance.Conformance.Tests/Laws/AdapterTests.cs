using System.Collections.Concurrent;
using Nhi.Governance.Conformance.Tests.InMemory;
using Nhi.Governance.Conformance.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Nhi.Governance.Conformance.Tests.Laws;

/// <summary>Runs the adapter as xunit does, without a runner around it.</summary>
public sealed class AdapterTests
{
    [Fact]
    public async Task A_law_that_is_declined_while_it_runs_is_skipped_with_its_reason()
    {
        var (summary, skipped) = await RunAsync("verifier.world-redirects");
        Assert.Equal((1, 0, 1), (summary.Total, summary.Failed, summary.Skipped));
        Assert.Equal("the world cannot be broken so here: redirects", Assert.Single(skipped).Reason);
    }

    [Fact]
    public async Task A_law_that_is_kept_passes()
    {
        var (summary, skipped) = await RunAsync("verifier.alive-while-live");
        Assert.Equal((1, 0, 0), (summary.Total, summary.Failed, summary.Skipped));
        Assert.Empty(skipped);
    }

    [Fact]
    public void There_is_one_test_for_each_law_named_after_it()
    {
        var cases = Cases();
        Assert.Equal(RevocationVerifierLaws.All.Select(law => law.Id), cases.Select(test => (string)test.TestMethodArguments[0]));
        Assert.All(cases, test => Assert.EndsWith(" " + test.TestMethodArguments[0], test.DisplayName, StringComparison.Ordinal));
    }

    private static List<IXunitTestCase> Cases()
    {
        var type = typeof(ProbingVerifierTests);
        var collection = new TestCollection(new TestAssembly(Reflector.Wrap(type.Assembly)), null, "laws");
        var method = new TestMethod(new TestClass(collection, Reflector.Wrap(type)), Reflector.Wrap(type.GetMethod(nameof(ProbingVerifierTests.LawAsync))!));
        var attribute = method.Method.GetCustomAttributes(typeof(LawsAttribute)).Single();
        return [.. new LawDiscoverer(new NullMessageSink()).Discover(new Defaults(), method, attribute)];
    }

    private static async Task<(RunSummary Summary, IReadOnlyCollection<ITestSkipped> Skipped)> RunAsync(string law)
    {
        var host = new FixtureHost<ProbingVerifierFixture>();
        await host.InitializeAsync();
        using var bus = new Listener();
        using var stop = new CancellationTokenSource();
        var summary = await Cases().Single(test => Equals(test.TestMethodArguments[0], law)).RunAsync(new NullMessageSink(), bus, [host], new ExceptionAggregator(), stop);
        await host.DisposeAsync();
        return (summary, bus.Skipped);
    }

    private sealed class Defaults : ITestFrameworkDiscoveryOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException();
    }

    private sealed class Listener : IMessageBus
    {
        public ConcurrentQueue<ITestSkipped> Skipped { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is ITestSkipped skipped)
            {
                Skipped.Enqueue(skipped);
            }

            return true;
        }

        public void Dispose()
        {
            // Holds nothing.
        }
    }
}
