namespace Nhi.Governance;

/// <summary>What a scan read of one source.</summary>
/// <param name="Name">The source, as the user named it.</param>
/// <param name="Summary">What it gave, and what it did not.</param>
/// <param name="HasHistory">Whether its documents are versions of a history.</param>
public sealed record ScannedSource(string Name, DocumentSummary Summary, bool HasHistory);
