namespace Nhi.Governance;

/// <summary>Something to know of a document, or of many that have it in common.</summary>
/// <param name="Path">The document, or the folder or object that holds them; empty for the whole source.</param>
/// <param name="Reason">What, in words that hold no secret.</param>
/// <param name="Count">How many documents it is said of.</param>
public sealed record DocumentNote(string Path, string Reason, long Count = 1);
