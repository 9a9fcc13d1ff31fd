using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>What becomes of several nodes that change the same credential.</summary>
internal static class ConcurrencyLaws
{
    private const int Rivals = 4;

    // Who looks before it changes is not caught by every race.
    private const int Races = 4;

    public static Law<CredentialProviderFixture> OneWinner { get; } = new(
        "issuer.one-winner", "Rotations of one credential at the same time, from several nodes, end with one winner.", LawKind.Situation, Issuing.Needs(List | Issue | Stages | Revoke),
        async (fixture, _, cancellationToken) =>
        {
            for (var race = 0; race < Races; race++)
            {
                await RaceAsync(fixture, cancellationToken).ConfigureAwait(false);
            }
        });

    public static Law<CredentialProviderFixture> NodesAgree { get; } = new(
        "issuer.nodes-agree", "What is changed through one node every other lists within the propagation window, however often it has listed before.", LawKind.Situation, Issuing.Needs(List | Issue | Stages),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            await AgreeAsync("promoted").ConfigureAwait(false);
            using var second = await one.IssueAsync().ConfigureAwait(false);
            await AgreeAsync("issued").ConfigureAwait(false);
            await one.MoveAsync(second, VersionStage.Current).ConfigureAwait(false);
            await AgreeAsync("promoted").ConfigureAwait(false);

            async Task AgreeAsync(string done)
            {
                var here = new Dictionary<VersionId, VersionStage>();
                var there = here;
                Check.That(
                    await Check.SoonAsync(
                        async () => Issuing.Same(here = await one.StagesAsync().ConfigureAwait(false), there = await one.StagesAsync(through: fixture.OtherNode).ConfigureAwait(false)),
                        one.Window, fixture.Time, cancellationToken).ConfigureAwait(false),
                    $"after a version was {done} one node lists {Issuing.Shown(here)} and another {Issuing.Shown(there)}");
            }
        });

    private static async Task RaceAsync(CredentialProviderFixture fixture, CancellationToken cancellationToken)
    {
        var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
        using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
        var intents = new List<OperationIntent.Issue>();
        for (var rival = 0; rival < Rivals; rival++)
        {
            intents.Add(await one.IntentAsync().ConfigureAwait(false));
        }

        var outcomes = await Task.WhenAll(intents.Select((intent, rival) =>
            Task.Run(() => (rival % 2 == 0 ? fixture.Provider : fixture.OtherNode).IssueAsync(intent, cancellationToken).AsTask(), cancellationToken))).ConfigureAwait(false);
        var winners = new List<VersionId>();
        foreach (var outcome in outcomes)
        {
            if (outcome.TryGet(out var won, out var failure))
            {
                winners.Add(won.Version.Id);
                won.Dispose();
            }
            else
            {
                Check.That(failure.Kind is FailureKind.Conflict or FailureKind.LimitReached, $"who loses is told {failure.Kind}: {failure.Reason}");
            }
        }

        Check.That(winners.Count == 1, $"{winners.Count} of {Rivals} rivals were told that they won");
        var seen = await one.StagesAsync(seen => seen.ContainsKey(winners[0])).ConfigureAwait(false);
        var pending = seen.Where(version => version.Key != current.Version.Id).ToList();
        Check.That(pending.Count == 1 && pending[0].Key == winners[0] && pending[0].Value == VersionStage.Pending, $"the rivals leave {Issuing.Shown(seen)}");
    }
}
