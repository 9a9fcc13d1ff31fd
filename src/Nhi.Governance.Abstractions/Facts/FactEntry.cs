namespace Nhi.Governance;

/// <summary>A fact with its key, its type forgotten: for stores and explanations.</summary>
/// <param name="Key">The key.</param>
/// <param name="State">Absent or known.</param>
/// <param name="Value">The value where known.</param>
/// <param name="Source">Where it was read.</param>
public sealed record FactEntry(FactKey Key, FactState State, object? Value, string Source);
