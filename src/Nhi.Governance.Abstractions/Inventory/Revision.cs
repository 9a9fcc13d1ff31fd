namespace Nhi.Governance;

/// <summary>Counts the commits of an inventory, from 0 for an empty one.</summary>
/// <param name="Value">The count.</param>
public readonly record struct Revision(long Value);
