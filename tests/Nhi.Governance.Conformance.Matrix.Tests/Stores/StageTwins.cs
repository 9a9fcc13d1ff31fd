using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>Stores that get Pending copies and their promotion wrong, each in one thing.</summary>
internal static class StageTwins
{
    public sealed class HandsOutThePending : TwinStore
    {
        protected override byte[]? HandOut(SlotId slot, VersionStage stage) => (stage == VersionStage.Current ? base.HandOut(slot, VersionStage.Pending) : null) ?? base.HandOut(slot, stage);
    }

    public sealed class ListsNoPending : TwinStore
    {
        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => base.Listed(node, below).Where(copy => copy.Stage != VersionStage.Pending);
    }

    public sealed class HandsThePendingToNobody : TwinStore
    {
        protected override byte[]? HandOut(SlotId slot, VersionStage stage) => stage == VersionStage.Pending ? null : base.HandOut(slot, stage);
    }

    public sealed class PromotionDoesNotReachReaders : TwinStore
    {
        protected override byte[]? HandOut(SlotId slot, VersionStage stage) =>
            stage == VersionStage.Current && Of(slot).Any(copy => copy is { Stage: VersionStage.Current, PutAs: VersionStage.Pending }) ? base.HandOut(slot, VersionStage.Previous) : base.HandOut(slot, stage);
    }

    public sealed class TellsAPromotionAsItWas : TwinStore
    {
        protected override StoredCopy Answer(StoreCapabilities change, StoredCopy told, StoredCopy before) => change == Stages ? before : told;
    }

    public sealed class PromotesThePendingAlone : TwinStore
    {
        protected override ProviderFailure? Refuses(StoreCapabilities change, TwinCopy copy, OperationId operation) =>
            change == Stages && copy.Stage == VersionStage.Previous ? Refusal(FailureKind.Invalid, "it is not Pending") : base.Refuses(change, copy, operation);
    }

    public sealed class RefusesAPromotionItHasAnswered : TwinStore
    {
        private readonly HashSet<OperationId> _answered = [];

        public override async ValueTask<Outcome<StoredCopy>> ChangeAsync(TwinStoreNode node, StoreCapabilities change, CopyId copy, OperationId operation, CancellationToken cancellationToken)
        {
            if (change == Stages && _answered.Contains(operation))
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

    public sealed class TellsAnUnknownPromotionAsInvalid : TwinStore
    {
        protected override ProviderFailure WhereUnknown(StoreCapabilities change) => change == Stages ? Refusal(FailureKind.Invalid, "there is no such copy") : base.WhereUnknown(change);
    }

    /// <summary>Says that it does not know the copy, and has found another meanwhile.</summary>
    public sealed class PromotesAnotherWhereItKnowsNone : TwinStore
    {
        protected override ProviderFailure WhereUnknown(StoreCapabilities change)
        {
            if (change == Stages)
            {
                Promote(Copies.Last());
            }

            return base.WhereUnknown(change);
        }
    }
}
