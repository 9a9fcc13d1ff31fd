using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>Stores that get lost answers and cancelled calls wrong, each in one thing.</summary>
internal static class LossTwins
{
    public sealed class ForgetsAPutWhoseAnswerWasLost : ForgetsPuts
    {
        public override async ValueTask<Outcome<StoredCopy>> PutAsync(TwinStoreNode node, SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken)
        {
            var put = await base.PutAsync(node, slot, value, stage, operation, cancellationToken);
            if (!put.IsSuccess)
            {
                Forgotten.Add(operation);
            }

            return put;
        }
    }

    public sealed class ForgetsAPutThatWasCancelled : ForgetsPuts
    {
        public override async ValueTask<Outcome<StoredCopy>> PutAsync(TwinStoreNode node, SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken)
        {
            try
            {
                return await base.PutAsync(node, slot, value, stage, operation, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Forgotten.Add(operation);
                throw;
            }
        }
    }

    public sealed class TakesItsOwnPromotionForAnothers() : TakesItsOwnForAnothers(Stages, FailureKind.Conflict)
    {
        protected override bool IsDone(TwinCopy copy) => copy.Stage == VersionStage.Current;
    }

    public sealed class TakesItsOwnRemovalForAnothers() : TakesItsOwnForAnothers(Remove, FailureKind.NotFound)
    {
        protected override bool IsDone(TwinCopy copy) => copy.RemovedBy is not null;
    }

    public sealed class TakesItsOwnRestoringForAnothers() : TakesItsOwnForAnothers(Restore, FailureKind.Conflict)
    {
        protected override bool IsDone(TwinCopy copy) => copy.RemovedBy is null;
    }

    public sealed class TakesALostPutForNone() : TakesLossForNoEffect(Put);

    public sealed class TakesALostPromotionForNone() : TakesLossForNoEffect(Stages);

    public sealed class TakesALostRemovalForNone() : TakesLossForNoEffect(Remove);

    public sealed class TakesALostRestoringForNone() : TakesLossForNoEffect(Restore);

    public sealed class PutsThoughCancelled : TwinStore
    {
        public override ValueTask<Outcome<StoredCopy>> PutAsync(TwinStoreNode node, SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken) =>
            base.PutAsync(node, slot, value, stage, operation, cancellationToken.IsCancellationRequested ? CancellationToken.None : cancellationToken);
    }

    internal abstract class ForgetsPuts : TwinStore
    {
        protected HashSet<OperationId> Forgotten { get; } = [];

        protected override TwinCopy? Repeated(TwinStoreNode node, SlotId slot, byte[] value, OperationId operation) =>
            Forgotten.Contains(operation) ? null : base.Repeated(node, slot, value, operation);
    }

    /// <summary>Asked again after a lost answer it finds done what it was to do, and says that somebody else did it.</summary>
    internal abstract class TakesItsOwnForAnothers(StoreCapabilities what, FailureKind told) : TwinStore
    {
        private readonly HashSet<OperationId> _unanswered = [];

        public override async ValueTask<Outcome<StoredCopy>> ChangeAsync(TwinStoreNode node, StoreCapabilities change, CopyId copy, OperationId operation, CancellationToken cancellationToken)
        {
            var changed = await base.ChangeAsync(node, change, copy, operation, cancellationToken);
            if (!changed.IsSuccess)
            {
                _unanswered.Add(operation);
            }

            return changed;
        }

        protected abstract bool IsDone(TwinCopy copy);

        protected override ProviderFailure? Refuses(StoreCapabilities change, TwinCopy copy, OperationId operation) =>
            change == what && _unanswered.Contains(operation) && IsDone(copy) ? Refusal(told, "that is done") : base.Refuses(change, copy, operation);
    }

    internal abstract class TakesLossForNoEffect(StoreCapabilities what) : TwinStore
    {
        protected override ProviderFailure Told(StoreCapabilities change, ProviderFailure failure) => change == what ? failure with { MayHaveApplied = false } : failure;
    }
}
