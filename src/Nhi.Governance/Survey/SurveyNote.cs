namespace Nhi.Governance;

/// <summary>Something a survey says of a place it read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Place">The place in it; empty for the whole.</param>
/// <param name="Text">What. Holds no value of the record.</param>
public sealed record SurveyNote(string Path, string Place, string Text);
