namespace Nhi.Governance;

/// <summary>Something to know of a document, or of many that have it in common.</summary>
/// <param name="Path">The document, or the folder or object that holds them.</param>
/// <param name="Reason">What, in words that hold no secret.</param>
public sealed record DocumentNote(string Path, string Reason);
