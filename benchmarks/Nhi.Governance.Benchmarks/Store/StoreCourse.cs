using System.Diagnostics;
using System.Globalization;
using Nhi.Governance.Benchmarks.Bulk;

namespace Nhi.Governance.Benchmarks.Store;

/// <summary>Fills a store, evaluates it, changes one identity in a hundred, and evaluates again; tells how long each step took, how long the processors worked on it, and the most memory so far.</summary>
internal static class StoreCourse
{
    private const int BatchSize = 5_000;

    private static TimeSpan s_before;

    private static readonly DateTimeOffset AsOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs it.</summary>
    /// <param name="file">The store; it must not be there yet.</param>
    /// <param name="identities">How many identities.</param>
    public static async Task RunAsync(string file, int identities)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} is there already: an evaluation of a used store is another thing.");
        }

        await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = file });
        var watch = Stopwatch.StartNew();
        foreach (var some in Stored(identities).Chunk(BatchSize))
        {
            await CommitAsync(store, some);
        }

        Tell("fill", identities, watch, string.Empty);
        await EvaluateAsync("first evaluation", store, ControlPolicy.Baseline, AsOf);
        await EvaluateAsync("nothing changed", store, ControlPolicy.Baseline, AsOf);
        watch.Restart();
        foreach (var some in Stored(identities).Where((_, number) => number % 100 == 0).Chunk(BatchSize))
        {
            await CommitAsync(store, [.. some.Select(identity => identity with { Owners = [new Owner(OwnerRole.Application, OwnerState.Orphaned, "team-shop", "register.yaml")] })]);
        }

        Tell("1 in 100 changed", identities / 100, watch, string.Empty);
        await EvaluateAsync("evaluated again", store, ControlPolicy.Baseline, AsOf);
        await EvaluateAsync("a day later", store, ControlPolicy.Baseline, AsOf.AddDays(1));
        await EvaluateAsync("another policy", store, ControlPolicy.Baseline with { UnusedKeyAfter = TimeSpan.FromDays(60) }, AsOf.AddDays(1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"file",-18} {new FileInfo(file).Length / 1e6,9:0} MB"));
    }

    /// <summary>As a survey leaves them: classified, and sorted by id. Two in three have a key besides that should have been renewed, so that there are two and a half findings for each.</summary>
    private static IEnumerable<NonHumanIdentity> Stored(int identities) => MadeUpIdentities.Make(identities).Select((identity, number) => identity with
    {
        Id = new(string.Create(CultureInfo.InvariantCulture, $"id:{number:D9}")),
        Classification = Classifier.BuiltIn.Classify(identity.Facts),
        Credentials = number % 3 == 0 ? identity.Credentials : [.. identity.Credentials, OldKey(number)],
    });

    private static Credential OldKey(int number) => new(
        new(string.Create(CultureInfo.InvariantCulture, $"old-key:{number:D9}")),
        CredentialKind.AwsAccessKey,
        new FactSetBuilder()
            .Set(CredentialFacts.CreatedAt, AsOf.AddDays(-200 - (number % 300)), "export.json")
            .Set(CredentialFacts.Enabled, true, "export.json")
            .Set(CredentialFacts.LastUsedAt, AsOf.AddDays(-1), "export.json")
            .ToFactSet());

    private static async Task EvaluateAsync(string what, SqliteInventoryStore store, ControlPolicy policy, DateTimeOffset asOf)
    {
        var (watch, evaluated, opened, changed, closed) = (Stopwatch.StartNew(), 0L, 0L, 0L, 0L);
        await foreach (var step in new InventoryEvaluator(store, policy).RunAsync(asOf))
        {
            evaluated += step.Evaluated;
            opened += step.Opened.Count + step.Reopened.Count;
            changed += step.Changed.Count;
            closed += step.Closed.Count;
        }

        Tell(what, evaluated, watch, $"{opened} opened, {changed} changed, {closed} closed");
    }

    private static async Task CommitAsync(SqliteInventoryStore store, IReadOnlyList<NonHumanIdentity> identities) =>
        _ = await store.CommitAsync([.. identities.Select(identity => new InventoryChange.Upserted(identity))], await store.GetRevisionAsync()) ?? throw new InvalidOperationException("Somebody else writes to the store.");

    private static void Tell(string what, long identities, Stopwatch watch, string more)
    {
        using var process = Process.GetCurrentProcess();
        var worked = process.TotalProcessorTime - s_before;
        s_before = process.TotalProcessorTime;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-18} {watch.Elapsed.TotalSeconds,9:0.0} s {worked.TotalSeconds,9:0.0} s worked {identities,10} identities {process.PeakWorkingSet64 / 1e6,7:0} MB  {more}"));
    }
}
