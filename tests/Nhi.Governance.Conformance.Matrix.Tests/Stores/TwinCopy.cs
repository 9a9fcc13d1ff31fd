namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>A copy as <see cref="TwinStore"/> keeps it.</summary>
internal sealed class TwinCopy(CopyId id, SlotId slot, byte[] value, VersionStage putAs, OperationId putBy, TwinStoreNode by, DateTimeOffset putAt)
{
    public CopyId Id { get; } = id;

    public SlotId Slot { get; } = slot;

    public byte[] Value { get; set; } = value;

    public VersionStage PutAs { get; } = putAs;

    public OperationId PutBy { get; } = putBy;

    public TwinStoreNode By { get; } = by;

    public DateTimeOffset PutAt { get; } = putAt;

    public VersionStage Stage { get; set; } = putAs;

    /// <summary>The operation that removed it; <see langword="null"/> while it is there.</summary>
    public OperationId? RemovedBy { get; set; }
}
