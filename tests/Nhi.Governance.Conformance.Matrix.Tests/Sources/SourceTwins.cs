namespace Nhi.Governance.Conformance.Matrix.Sources;

/// <summary>Sources that tell wrongly what they read, each in one thing.</summary>
internal static class SourceTwins
{
    /// <summary>Remembers what it has told, and takes it for known.</summary>
    public sealed class TellsOnlyWhatIsNew : TwinSource
    {
        private bool _isTold;

        protected override IEnumerable<SourceEvent> Read() => _isTold ? [] : base.Read();

        protected override void Left(int told, bool isWhole) => _isTold |= isWhole;
    }

    /// <summary>As one that goes through a set whose order the process decides.</summary>
    public sealed class HasAnOrderOfItsOwn : TwinSource
    {
        protected override IEnumerable<SourceEvent> Read() => Instance == 0 ? base.Read() : base.Read().Reverse();
    }

    public sealed class ReadingsShareTheirPlace : TwinSource
    {
        private int _at;

        protected override IEnumerable<SourceEvent> Tell()
        {
            var events = base.Tell().ToList();
            for (_at = 0; _at < events.Count;)
            {
                yield return events[_at++];
            }
        }
    }

    public sealed class TellsTheFirstIdentityAlone : TwinSource
    {
        protected override IEnumerable<SourceEvent> Read()
        {
            var events = base.Read().ToList();
            return events.Where((told, at) => told is not SourceEvent.Observed || events.FindIndex(other => other is SourceEvent.Observed) == at);
        }
    }

    public sealed class SumsUpBeforehand : TwinSource
    {
        protected override IEnumerable<SourceEvent> Tell()
        {
            var events = base.Tell().ToList();
            return [events[^1], .. events[..^1]];
        }
    }

    public sealed class NeverSumsUp : TwinSource
    {
        protected override IEnumerable<SourceEvent> Tell() => Read();
    }

    public sealed class CountsTheHeaderAsARecord : TwinSource
    {
        protected override SourceSummary SumUp(IReadOnlyList<SourceEvent> events) => base.SumUp(events) with { Records = events.Count + 1 };
    }

    public sealed class RejectsWithoutCounting : TwinSource
    {
        protected override SourceSummary SumUp(IReadOnlyList<SourceEvent> events) => base.SumUp(events) with { Rejected = 0 };
    }

    public sealed class CountsAnIdentityItDoesNotTell : TwinSource
    {
        protected override SourceSummary SumUp(IReadOnlyList<SourceEvent> events) => base.SumUp([.. events, events.OfType<SourceEvent.Observed>().First()]);
    }

    public sealed class GivesAnEmptyAlias : TwinSource
    {
        protected override Observation See(TwinRecord record) => base.See(record) with { Aliases = [new IdentityId(string.Empty)] };
    }

    public sealed class TakesTheSecondSightingsIdForAName : TwinSource
    {
        protected override Observation See(TwinRecord record) => base.See(record) with { IsImmutableId = record.What != TwinRecord.Kind.SecondSighting };
    }

    public sealed class PassesOverWhatIsDamaged : TwinSource
    {
        protected override IEnumerable<SourceEvent> Tell(TwinRecord record) => record.What == TwinRecord.Kind.Damaged ? [] : base.Tell(record);
    }

    public sealed class StopsAtWhatIsDamaged : TwinSource
    {
        protected override IEnumerable<SourceEvent> Read()
        {
            var events = base.Read().ToList();
            var rejected = events.FindIndex(told => told is SourceEvent.Rejected);
            return rejected < 0 ? events : events[..(rejected + 1)];
        }
    }

    public sealed class ThrowsAtWhatIsDamaged : TwinSource
    {
        protected override IEnumerable<SourceEvent> Tell(TwinRecord record) => record.What == TwinRecord.Kind.Damaged ? throw new InvalidOperationException("is not an identity") : base.Tell(record);
    }

    public sealed class ClaimsCompletenessBesideDamage : TwinSource
    {
        protected override Coverage Covered => Coverage.Complete;
    }

    public sealed class TakesNothingForAnEmptyEstate : TwinSource
    {
        protected override IEnumerable<SourceEvent> OverNothing() => [new SourceEvent.Completed(SumUp([]))];
    }

    public sealed class RejectionQuotesTheRecord : TwinSource
    {
        protected override IEnumerable<SourceEvent> Tell(TwinRecord record) =>
            record.What == TwinRecord.Kind.Damaged ? [new SourceEvent.Rejected(new SourcePosition(Name, record.Name), $"cannot read '{record.Text}'")] : base.Tell(record);
    }

    public sealed class ReadsThoughCancelled : TwinSource
    {
        protected override void Heed(CancellationToken cancellationToken)
        {
        }
    }

    /// <summary>A reading that was left is gone on with.</summary>
    public sealed class GoesOnWhereAReadingWasLeft : TwinSource
    {
        private int _left;

        protected override IEnumerable<SourceEvent> Tell() => base.Tell().Skip(_left);

        protected override void Left(int told, bool isWhole) => _left = isWhole ? 0 : told;
    }
}
