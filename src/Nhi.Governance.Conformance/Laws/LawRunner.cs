using System.Globalization;

namespace Nhi.Governance.Conformance;

/// <summary>Runs laws: what a test framework's adapter calls.</summary>
public static class LawRunner
{
    /// <summary>Name of the environment variable that gives the seed, as a failure prints it. Without it every run has its own.</summary>
    public const string SeedVariable = "NHI_CONFORMANCE_SEED";

    /// <summary>Why a law is not run on an implementation.</summary>
    /// <typeparam name="TFixture">Type of the fixture.</typeparam>
    /// <param name="law">The law.</param>
    /// <param name="fixture">The fixture.</param>
    /// <returns>The reason, or <see langword="null"/> where it must be kept.</returns>
    public static string? DeclineReason<TFixture>(Law<TFixture> law, TFixture fixture)
        where TFixture : ConformanceFixture
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(fixture);
        return fixture.Declined.GetValueOrDefault(law.Id) ?? law.DeclineReason(fixture);
    }

    /// <summary>Runs a law that is not declined.</summary>
    /// <typeparam name="TFixture">Type of the fixture.</typeparam>
    /// <param name="law">The law.</param>
    /// <param name="fixture">The fixture, started.</param>
    /// <param name="tell">Takes lines worth reading.</param>
    /// <param name="seed">Where randomness starts; <see langword="null"/> takes <see cref="SeedVariable"/>, or any.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>When it was kept.</returns>
    /// <exception cref="LawBrokenException">It was not.</exception>
    /// <exception cref="LawDeclinedException">It cannot be looked at here, which only showed while it ran.</exception>
    public static async Task RunAsync<TFixture>(Law<TFixture> law, TFixture fixture, Action<string>? tell = null, ulong? seed = null, CancellationToken cancellationToken = default)
        where TFixture : ConformanceFixture
    {
        ArgumentNullException.ThrowIfNull(law);
        var run = new LawRun(seed ?? FromEnvironment() ?? unchecked((ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue)), tell);
        try
        {
            await law.RunAsync(fixture, run, cancellationToken).ConfigureAwait(false);
        }
        catch (LawBrokenException broken)
        {
            throw Broken(law, run, broken.Message, broken.InnerException);
        }
        catch (Exception thrown) when (thrown is not LawDeclinedException && (thrown is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            throw Broken(law, run, $"it threw {thrown.GetType().Name}: {thrown.Message}", thrown);
        }
    }

    private static LawBrokenException Broken<TFixture>(Law<TFixture> law, LawRun run, string what, Exception? inner)
        where TFixture : ConformanceFixture => new(
        string.Create(CultureInfo.InvariantCulture, $"{law.Id} is not kept: {law.Statement}{Environment.NewLine}{what}{Environment.NewLine}Again with {SeedVariable}={run.Seed}"), inner);

    private static ulong? FromEnvironment() =>
        ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
