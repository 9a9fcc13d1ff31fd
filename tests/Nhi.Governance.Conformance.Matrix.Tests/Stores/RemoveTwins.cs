using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>Stores that get removing and restoring wrong, each in one thing.</summary>
internal static class RemoveTwins
{
    /// <summary>Lists a copy as Inert at once, and hands it out until it is asked to remove it again.</summary>
    public sealed class RemovesAtTheSecondAsking : TwinStore
    {
        private readonly Dictionary<CopyId, int> _asked = [];

        public override ValueTask<Outcome<StoredCopy>> ChangeAsync(TwinStoreNode node, StoreCapabilities change, CopyId copy, OperationId operation, CancellationToken cancellationToken)
        {
            _asked[copy] = change == Remove ? _asked.GetValueOrDefault(copy) + 1 : 0;
            return base.ChangeAsync(node, change, copy, operation, cancellationToken);
        }

        protected override byte[]? HandOut(SlotId slot, VersionStage stage) =>
            base.HandOut(slot, stage) ?? Of(slot).FirstOrDefault(copy => copy.Stage == stage && _asked.GetValueOrDefault(copy.Id) == 1)?.Value;
    }

    public sealed class TellsAnInertCopyAsRemoved : TwinStore
    {
        protected override StoredCopy Answer(StoreCapabilities change, StoredCopy told, StoredCopy before) => change == Remove ? told with { State = CopyState.Removed } : told;
    }

    public sealed class RemovingTwiceIsNotFound : TwinStore
    {
        protected override ProviderFailure? Refuses(StoreCapabilities change, TwinCopy copy, OperationId operation) =>
            change == Remove && copy.RemovedBy is { } by && by != operation ? Refusal(FailureKind.NotFound, "there is no such copy") : base.Refuses(change, copy, operation);
    }

    public sealed class RemovesWhereNamesBeginAlike : TwinStore
    {
        protected override void Take(TwinCopy copy, OperationId operation)
        {
            base.Take(copy, operation);
            Copies.FindAll(other => PutTwins.BeginsAlike(other.Slot, copy.Slot)).ForEach(other => base.Take(other, operation));
        }
    }

    public sealed class RemovingAPreviousEndsTheSlot : TwinStore
    {
        protected override byte[]? HandOut(SlotId slot, VersionStage stage) =>
            Of(slot).Any(copy => copy is { Stage: VersionStage.Previous, RemovedBy: not null }) ? null : base.HandOut(slot, stage);
    }

    public sealed class TellsARestoredCopyAsItWas : TwinStore
    {
        protected override StoredCopy Answer(StoreCapabilities change, StoredCopy told, StoredCopy before) => change == Restore ? before : told;
    }

    public sealed class RefusesARestoringItHasAnswered : TwinStore
    {
        private readonly HashSet<OperationId> _answered = [];

        public override async ValueTask<Outcome<StoredCopy>> ChangeAsync(TwinStoreNode node, StoreCapabilities change, CopyId copy, OperationId operation, CancellationToken cancellationToken)
        {
            if (change == Restore && _answered.Contains(operation))
            {
                return Outcome.Failure<StoredCopy>(Refusal(FailureKind.Conflict, "that was done"));
            }

            var changed = await base.ChangeAsync(node, change, copy, operation, cancellationToken);
            if (changed.IsSuccess)
            {
                _answered.Add(operation);
            }

            return changed;
        }
    }

    public sealed class TellsAnUnknownRestoringAsInvalid : TwinStore
    {
        protected override ProviderFailure WhereUnknown(StoreCapabilities change) => change == Restore ? Refusal(FailureKind.Invalid, "there is no such copy") : base.WhereUnknown(change);
    }

    /// <summary>What comes back is Current, whatever it was.</summary>
    public sealed class RestoresAsCurrent : TwinStore
    {
        protected override void BringBack(TwinCopy copy)
        {
            base.BringBack(copy);
            Promote(copy);
        }
    }

    public sealed class RestoringNeverReachesReaders : TwinStore
    {
        private readonly HashSet<TwinCopy> _restored = [];

        protected override byte[]? HandOut(SlotId slot, VersionStage stage) => _restored.Any(copy => copy.Slot == slot && copy.Stage == stage) ? null : base.HandOut(slot, stage);

        protected override void BringBack(TwinCopy copy)
        {
            base.BringBack(copy);
            _restored.Add(copy);
        }
    }
}
