using Xunit;

namespace Nhi.Governance.Conformance.Xunit;

/// <summary>Starts a fixture for xunit once for a test class, and runs laws on it.</summary>
/// <typeparam name="TFixture">The fixture.</typeparam>
public sealed class FixtureHost<TFixture> : IAsyncLifetime
    where TFixture : ConformanceFixture, new()
{
    private string? _unavailable;

    /// <summary>The fixture.</summary>
    public TFixture Fixture { get; } = new();

    /// <inheritdoc />
    public async Task InitializeAsync() => _unavailable = await Fixture.StartAsync().ConfigureAwait(false);

    /// <inheritdoc />
    public async Task DisposeAsync() => await Fixture.DisposeAsync().ConfigureAwait(false);

    internal async Task RunAsync<TLawFixture>(IReadOnlyList<Law<TLawFixture>> laws, string id)
        where TLawFixture : ConformanceFixture
    {
        var law = laws.Single(law => string.Equals(law.Id, id, StringComparison.Ordinal));
        var fixture = (TLawFixture)(ConformanceFixture)Fixture;
        if ((_unavailable ?? LawRunner.DeclineReason(law, fixture)) is { } reason)
        {
            LawReport.Write(id, Fixture.Name, "skipped", reason);
            throw new LawDeclinedException(reason);
        }

        try
        {
            await LawRunner.RunAsync(law, fixture, line => LawReport.Write(id, Fixture.Name, "told", line)).ConfigureAwait(false);
            LawReport.Write(id, Fixture.Name, "passed");
        }
        catch (LawDeclinedException declined)
        {
            LawReport.Write(id, Fixture.Name, "skipped", declined.Message);
            throw;
        }
        catch
        {
            LawReport.Write(id, Fixture.Name, "failed");
            throw;
        }
    }
}
