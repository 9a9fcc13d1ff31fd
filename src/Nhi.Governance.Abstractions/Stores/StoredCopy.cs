namespace Nhi.Governance;

/// <summary>One copy of a secret in a store. Metadata only.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="Slot">The slot it lies in.</param>
/// <param name="Stage">What readers take it for; <see cref="VersionStage.Current"/> is what they are handed unless they ask for another.</param>
/// <param name="State">Whether readers get it.</param>
/// <param name="PutAt">When it was put; <see langword="null"/> where the store does not tell.</param>
/// <param name="GoneAt">When an inert copy is gone for good; <see langword="null"/> where there is no such date.</param>
/// <param name="PutBy">The operation that put it, where the store keeps it (<see cref="StoreCapabilities.KeepsOperation"/>).</param>
public sealed record StoredCopy(CopyId Id, SlotId Slot, VersionStage Stage, CopyState State, DateTimeOffset? PutAt = null, DateTimeOffset? GoneAt = null, OperationId? PutBy = null);
