namespace Nhi.Governance;

/// <summary>What a scan read of one source.</summary>
/// <param name="Name">The source, as the user named it.</param>
/// <param name="Summary">What it gave, and what it did not.</param>
/// <param name="HasHistory">Whether its documents are versions of a history.</param>
/// <param name="IsPartial">Whether something of it was not seen that should have been: not read, not placed, or cut short by a limit.</param>
public sealed record ScannedSource(string Name, DocumentSummary Summary, bool HasHistory, bool IsPartial);
