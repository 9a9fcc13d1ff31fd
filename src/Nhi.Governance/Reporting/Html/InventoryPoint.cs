namespace Nhi.Governance;

/// <summary>How an inventory stood after a commit that changed something.</summary>
/// <param name="Revision">The commit.</param>
/// <param name="AsOf">The last as-of instant that the changes up to it tell of; <see langword="null"/> where none does.</param>
/// <param name="Identities">Identities that were there, what was merged into a principal not counted.</param>
/// <param name="OpenFindings">Findings that were open.</param>
public sealed record InventoryPoint(Revision Revision, DateTimeOffset? AsOf, int Identities, int OpenFindings);
