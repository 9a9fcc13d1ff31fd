namespace Nhi.Governance.Testing;

/// <summary>One copy of an in-memory store. Its value goes when it is gone for good.</summary>
internal sealed class InMemoryCopy(CopyId id, SecretValue value, DateTimeOffset putAt, OperationId putBy) : IDisposable
{
    public CopyId Id { get; } = id;

    public SecretValue Value { get; } = value;

    public OperationId PutBy { get; } = putBy;

    public VersionStage Stage { get; set; }

    /// <summary>When it is gone for good; set while it is removed and can be restored.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    public StoredCopy Tell(SlotId slot) => new(Id, slot, Stage, GoneAt is null ? CopyState.Live : CopyState.Inert, putAt, GoneAt, PutBy);

    public void Dispose() => Value.Dispose();
}
