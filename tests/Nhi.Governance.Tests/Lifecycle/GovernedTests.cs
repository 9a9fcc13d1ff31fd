using System.Diagnostics.Metrics;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Lifecycle;

public sealed class GovernedTests
{
    private static readonly CredentialId App = new("app");

    [Fact]
    public async Task Nothing_is_changed_unless_writing_was_switched_on()
    {
        var provider = new GovernedCredentialProvider(Provider());
        Assert.Equal(FailureKind.WritesOff, Failure(await provider.IssueAsync(Issue())).Kind);
        Assert.False(Failure(await provider.MoveAsync(new OperationIntent.Move(OperationId.New(), "memory", App, default, new("v1"), VersionStage.Revoked))).MayHaveApplied);
        Assert.Empty(await provider.GetVersionsAsync(App).ToListAsync());
        Assert.IsType<Recovery.NotApplied>(await provider.RecoverAsync(Issue()));
    }

    [Fact]
    public async Task Each_call_is_measured_by_names_and_outcomes_alone()
    {
        var seen = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == GovernanceTelemetry.MeterName && instrument.Name == GovernanceTelemetry.CallDuration)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            lock (seen)
            {
                seen.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
            }
        });
        listener.Start();
        var provider = new GovernedCredentialProvider(Provider(), allowWrites: true);
        (await provider.IssueAsync(Issue())).TryGet(out var issued, out _);
        issued!.Dispose();
        await provider.IssueAsync(Issue());
        lock (seen)
        {
            Assert.Contains("nhi.provider=memory nhi.operation=issue nhi.outcome=success", seen);
            Assert.Contains("nhi.provider=memory nhi.operation=issue nhi.outcome=Conflict", seen);
        }
    }

    private static InMemoryCredentialProvider Provider()
    {
        var issuer = new InMemoryIssuer();
        issuer.Add(App);
        return new InMemoryCredentialProvider(issuer);
    }

    private static OperationIntent.Issue Issue() => new(OperationId.New(), "memory", App, TimeProvider.System.GetUtcNow(), []);

    private static ProviderFailure Failure<T>(Outcome<T> outcome)
        where T : class =>
        outcome.TryGet(out _, out var failure) ? throw new InvalidOperationException("it went well") : failure;
}
