using System.Text;
using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>Stores that get wrong what they are given to keep, each in one thing.</summary>
internal static class PutTwins
{
    public sealed class ComposesLetters : TwinStore
    {
        protected override byte[] Kept(byte[] value) =>
            Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(value).Replace(InBytes("e\u0301"), InBytes("\u00e9"), StringComparison.Ordinal));

        private static string InBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
    }

    public sealed class TakesBytesForText : TwinStore
    {
        protected override byte[] Kept(byte[] value) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value));
    }

    public sealed class CutsAfterAThousand : TwinStore
    {
        protected override byte[] Kept(byte[] value) => value[..Math.Min(value.Length, 1000)];
    }

    /// <summary>Readers are handed the first value until a third is put.</summary>
    public sealed class ReadersLagOnePutBehind : TwinStore
    {
        protected override byte[]? HandOut(SlotId slot, VersionStage stage) =>
            stage == VersionStage.Current && Of(slot).ToList() is [{ PutAs: VersionStage.Current } first, { PutAs: VersionStage.Current, Stage: VersionStage.Current }] ? first.Value : base.HandOut(slot, stage);
    }

    public sealed class DisposesTheValue : TwinStore
    {
        public override async ValueTask<Outcome<StoredCopy>> PutAsync(TwinStoreNode node, SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken)
        {
            using (value)
            {
                return await base.PutAsync(node, slot, value, stage, operation, cancellationToken);
            }
        }
    }

    public sealed class WritesWhereNamesBeginAlike : TwinStore
    {
        protected override StoredCopy Apply(TwinStoreNode node, SlotId slot, byte[] value, VersionStage stage, OperationId operation)
        {
            Copies.FindAll(copy => BeginsAlike(copy.Slot, slot)).ForEach(copy => copy.Value = value);
            return base.Apply(node, slot, value, stage, operation);
        }
    }

    public sealed class AnswersARepetitionWithAnotherId : TwinStore
    {
        protected override StoredCopy AnswerAgain(StoredCopy told) => told with { Id = new CopyId(told.Id.Value + "again") };
    }

    public sealed class NodesKnowTheirOwnPutsAlone : TwinStore
    {
        protected override TwinCopy? Repeated(TwinStoreNode node, SlotId slot, byte[] value, OperationId operation) =>
            base.Repeated(node, slot, value, operation) is { } repeated && repeated.By == node ? repeated : null;
    }

    public sealed class KnowsTheLastPutAlone : TwinStore
    {
        protected override TwinCopy? Repeated(TwinStoreNode node, SlotId slot, byte[] value, OperationId operation) =>
            base.Repeated(node, slot, value, operation) is { } repeated && repeated == Of(slot).Last() ? repeated : null;
    }

    public sealed class TakesTheSameValueForTheSamePut : TwinStore
    {
        protected override TwinCopy? Repeated(TwinStoreNode node, SlotId slot, byte[] value, OperationId operation) =>
            base.Repeated(node, slot, value, operation) ?? Of(slot).FirstOrDefault(copy => copy.Stage == VersionStage.Current && copy.Value.AsSpan().SequenceEqual(value));
    }

    /// <summary>A node makes the copy Previous that it believes to be Current, which is the last it has put.</summary>
    public sealed class NodesDemoteWhatTheyPut : TwinStore
    {
        protected override void Displace(TwinCopy by)
        {
            foreach (var displaced in Of(by.Slot).Where(copy => copy.Stage == VersionStage.Current && copy.By == by.By))
            {
                displaced.Stage = VersionStage.Previous;
            }
        }
    }

    public sealed class EarlierIsNothing : TwinStore
    {
        protected override StoredCopy Told(TwinCopy copy) => base.Told(copy) is { Stage: VersionStage.Previous } told && copy.PutAs == VersionStage.Current && Of(copy.Slot).Last().PutAs == VersionStage.Current
            ? told with { Stage = VersionStage.Unknown }
            : base.Told(copy);
    }

    public sealed class TheThirdPutDemotesNothing : TwinStore
    {
        protected override void Displace(TwinCopy by)
        {
            if (Of(by.Slot).Count(copy => copy != by) != 2)
            {
                base.Displace(by);
            }
        }
    }

    public sealed class KeepsEarlierValuesUndeclared : TwinStore
    {
        private bool _keeps;

        public override StoreCapabilities Capabilities => _keeps ? base.Capabilities : base.Capabilities & ~Versions;

        protected override void Displace(TwinCopy by)
        {
            _keeps = true;
            base.Displace(by);
            _keeps = false;
        }
    }

    public static bool BeginsAlike(SlotId one, SlotId other) =>
        one != other && string.Equals(one.Value.Split('/')[0], other.Value.Split('/')[0], StringComparison.Ordinal);
}
