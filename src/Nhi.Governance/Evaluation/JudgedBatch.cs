namespace Nhi.Governance;

/// <summary>What is to be committed of a batch, and told of it.</summary>
internal sealed record JudgedBatch(IReadOnlyList<InventoryChange> Changes, IReadOnlyList<EvaluationMark> Marks, EvaluationStep Step);
