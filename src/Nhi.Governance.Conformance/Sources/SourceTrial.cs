namespace Nhi.Governance.Conformance;

/// <summary>What the laws of sources do again and again.</summary>
internal static class SourceTrial
{
    public static Func<IdentitySourceFixture, string?> Always { get; } = static _ => null;

    public static async Task<List<SourceEvent>> TellAsync(this IIdentitySource source, ReadRequest request, CancellationToken cancellationToken)
    {
        var events = new List<SourceEvent>();
        await foreach (var told in source.ReadAsync(request, cancellationToken).ConfigureAwait(false))
        {
            events.Add(told);
        }

        return events;
    }

    /// <summary>What is told of the whole, and where records can be damaged, of what has one damaged.</summary>
    public static async Task<List<List<SourceEvent>>> TellWholeAndDamagedAsync(this IdentitySourceFixture fixture, CancellationToken cancellationToken)
    {
        var readings = new List<List<SourceEvent>> { await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false) };
        if (fixture.WithOneDamaged is { } damaged)
        {
            readings.Add(await damaged.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false));
        }

        return readings;
    }

    /// <summary>Takes one event of a reading.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> TakeAsync(IAsyncEnumerator<SourceEvent> reading, List<SourceEvent> events)
    {
        var isOne = await reading.MoveNextAsync().ConfigureAwait(false);
        if (isOne)
        {
            events.Add(reading.Current);
        }

        return isOne;
    }

    public static List<Observation> Observed(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Observed>().Select(told => told.Value)];

    public static List<SourceSummary> Summaries(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Completed>().Select(told => told.Value)];

    /// <summary>That two readings tell the same, in the same order.</summary>
    public static void Same(List<SourceEvent> one, List<SourceEvent> other) => Same(one.ConvertAll(Printed.Of), other.ConvertAll(Printed.Of));

    /// <summary>That two readings tell the same, in whatever order.</summary>
    public static void SameInAnyOrder(List<SourceEvent> one, List<SourceEvent> other) =>
        Same([.. one.Select(Printed.Of).Order(StringComparer.Ordinal)], [.. other.Select(Printed.Of).Order(StringComparer.Ordinal)]);

    private static void Same(List<string> one, List<string> other)
    {
        Check.That(one.Count == other.Count, $"one reading tells {one.Count} things, the other {other.Count}");
        for (var at = 0; at < one.Count; at++)
        {
            Check.That(string.Equals(one[at], other[at], StringComparison.Ordinal), $"thing {at} differs.{Environment.NewLine}One: {one[at]}{Environment.NewLine}Other: {other[at]}");
        }
    }
}
