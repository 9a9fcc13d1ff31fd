using System.Runtime.CompilerServices;

namespace Nhi.Governance.Testing;

/// <summary>Reports what a test gives it, with the summary that belongs to it.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class InMemoryIdentitySource : IIdentitySource
{
    private readonly IReadOnlyList<SourceEvent> _records;
    private readonly IReadOnlyList<AreaCoverage> _areas;

    /// <summary>Makes a source.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="records">What it reports, in order. It counts identities, attachments and rejections itself: no <see cref="SourceEvent.Completed"/> among them.</param>
    /// <param name="areas">How much of which areas this is; empty covers none.</param>
    /// <param name="network">The way to what is read; <see langword="null"/> is one on which nothing fails.</param>
    /// <exception cref="ArgumentException">There is a summary among the records.</exception>
    public InMemoryIdentitySource(string name, IReadOnlyList<SourceEvent> records, IReadOnlyList<AreaCoverage>? areas = null, InMemoryNetwork? network = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(records);
        if (records.OfType<SourceEvent.Completed>().Any())
        {
            throw new ArgumentException("The summary is made from the records.", nameof(records));
        }

        Name = name;
        _records = [.. records];
        _areas = areas ?? [];
        Network = network ?? new InMemoryNetwork();
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>The way to what is read. Where it fails the reading is one rejection, and covers nothing.</summary>
    public InMemoryNetwork Network { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceEvent> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = await Network.ExchangeAsync(Name, "read", changes: false, () => Outcome.Success(_records), cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var records, out var failure))
        {
            yield return new SourceEvent.Rejected(new SourcePosition(Name, string.Empty), failure.Reason);
            yield break;
        }

        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }

        var identities = records.OfType<SourceEvent.Observed>().Count();
        var attachments = records.OfType<SourceEvent.Attached>().Count();
        var rejected = records.OfType<SourceEvent.Rejected>().Count();
        yield return new SourceEvent.Completed(new SourceSummary(Name, "memory", identities + attachments + rejected, identities, attachments, rejected, Covered(rejected)));
    }

    /// <summary>What was rejected may be of any area: none is then read completely.</summary>
    private IReadOnlyList<AreaCoverage> Covered(int rejected) =>
        rejected == 0 ? _areas : [.. _areas.Select(area => area with { Coverage = area.Coverage == Coverage.Complete ? Coverage.Partial : area.Coverage })];
}
