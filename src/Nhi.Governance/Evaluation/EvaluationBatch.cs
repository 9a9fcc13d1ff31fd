namespace Nhi.Governance;

/// <summary>Some of what is to be evaluated, as one revision of the inventory has it.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Due">The identities, in the store's order; none where no more are due.</param>
public sealed record EvaluationBatch(Revision Revision, IReadOnlyList<DueIdentity> Due);
