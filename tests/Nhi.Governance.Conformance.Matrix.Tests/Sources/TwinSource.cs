using System.Runtime.CompilerServices;

namespace Nhi.Governance.Conformance.Matrix.Sources;

/// <summary>A source that keeps every law, and each thing it does can be done wrong by overriding it.</summary>
internal class TwinSource : IIdentitySource
{
    protected const string Area = "twin:1:roles";

    public string Name => "twin";

    /// <summary>What it reads; <see langword="null"/> where that is not there.</summary>
    public IReadOnlyList<TwinRecord>? Records { get; init; }

    /// <summary>Which instance it is of those that read the same.</summary>
    public int Instance { get; init; }

    protected bool IsDamaged => Records is { } records && records.Any(record => record.What == TwinRecord.Kind.Damaged);

    public async IAsyncEnumerable<SourceEvent> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Heed(cancellationToken);
        await Task.CompletedTask;
        var told = 0;
        var isWhole = false;
        try
        {
            foreach (var one in Records is null ? OverNothing() : Tell())
            {
                told++;
                yield return one;
            }

            isWhole = true;
        }
        finally
        {
            Left(told, isWhole);
        }
    }

    protected virtual void Heed(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    protected virtual void Left(int told, bool isWhole)
    {
    }

    protected virtual IEnumerable<SourceEvent> OverNothing() => [new SourceEvent.Rejected(new SourcePosition(Name, string.Empty), "is not there")];

    protected virtual IEnumerable<SourceEvent> Tell()
    {
        var events = Read().ToList();
        return [.. events, new SourceEvent.Completed(SumUp(events))];
    }

    protected virtual IEnumerable<SourceEvent> Read() => Records!.SelectMany(Tell);

    protected virtual IEnumerable<SourceEvent> Tell(TwinRecord record) => record.What switch
    {
        TwinRecord.Kind.Attachment => [new SourceEvent.Attached([new Attachment { Target = "twin:" + record.Name, Record = "binding", Source = Name }])],
        TwinRecord.Kind.Damaged => [new SourceEvent.Rejected(new SourcePosition(Name, record.Name), "is not an identity")],
        _ => [new SourceEvent.Observed(See(record))],
    };

    protected virtual Observation See(TwinRecord record) => new() { Id = new IdentityId("twin:" + record.Name), Area = Area, Source = Name };

    protected virtual SourceSummary SumUp(IReadOnlyList<SourceEvent> events)
    {
        var (identities, attachments, rejected) = (events.OfType<SourceEvent.Observed>().Count(), events.OfType<SourceEvent.Attached>().Count(), events.OfType<SourceEvent.Rejected>().Count());
        return new SourceSummary(Name, "twin/v1", identities + attachments + rejected, identities, attachments, rejected, [new AreaCoverage(Area, Covered)]);
    }

    protected virtual Coverage Covered => IsDamaged ? Coverage.Partial : Coverage.Complete;
}
