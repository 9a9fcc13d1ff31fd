using System.Text;
using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>Stores that get wrong what they refuse and how they say it, each in one thing.</summary>
internal static class RefusalTwins
{
    public sealed class TellsDeniedAsUnavailable : TwinStore
    {
        protected override ProviderFailure Told(StoreCapabilities change, ProviderFailure failure) => failure.Kind == FailureKind.Denied ? failure with { Kind = FailureKind.Unavailable } : failure;
    }

    public sealed class SaysThatADeniedRemovalMayHaveApplied : TwinStore
    {
        protected override ProviderFailure Told(StoreCapabilities change, ProviderFailure failure) => change == Remove ? failure with { MayHaveApplied = true } : failure;
    }

    public sealed class TellsUndeclaredAsInvalid : TwinStore
    {
        public override StoreCapabilities Capabilities => base.Capabilities & ~Restore;

        protected override ProviderFailure? Undeclared(StoreCapabilities needed) => base.Undeclared(needed) is { } refusal ? refusal with { Kind = FailureKind.Invalid } : null;
    }

    public sealed class PutsAnyStageAsPending : TwinStore
    {
        public override ValueTask<Outcome<StoredCopy>> PutAsync(TwinStoreNode node, SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken) =>
            base.PutAsync(node, slot, value, stage == VersionStage.Current ? stage : VersionStage.Pending, operation, cancellationToken);
    }

    public sealed class FailureQuotesTheValue : TwinStore
    {
        public override async ValueTask<Outcome<StoredCopy>> PutAsync(TwinStoreNode node, SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken)
        {
            var put = await base.PutAsync(node, slot, value, stage, operation, cancellationToken);
            return put.TryGet(out _, out var failure) ? put : Outcome.Failure<StoredCopy>(failure with { Reason = $"{failure.Reason}: {Encoding.UTF8.GetString(value.Reveal())}" });
        }
    }
}
