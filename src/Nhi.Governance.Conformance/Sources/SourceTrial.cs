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

    public static List<Observation> Observed(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Observed>().Select(told => told.Value)];

    public static List<SourceSummary> Summaries(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Completed>().Select(told => told.Value)];

    /// <summary>That two readings tell the same.</summary>
    public static void Same(List<SourceEvent> one, List<SourceEvent> other)
    {
        Check.That(one.Count == other.Count, $"one reading tells {one.Count} things, the other {other.Count}");
        for (var at = 0; at < one.Count; at++)
        {
            var (first, second) = (Printed.Of(one[at]), Printed.Of(other[at]));
            Check.That(string.Equals(first, second, StringComparison.Ordinal), $"thing {at} differs.{Environment.NewLine}One: {first}{Environment.NewLine}Other: {second}");
        }
    }
}
