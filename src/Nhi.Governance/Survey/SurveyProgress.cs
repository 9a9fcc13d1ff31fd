namespace Nhi.Governance;

/// <summary>How far a survey is.</summary>
/// <param name="Source">The source that is read.</param>
/// <param name="Files">Files of it that were read so far.</param>
/// <param name="Identities">Records so far that are identities.</param>
/// <param name="Copies">Copies found so far.</param>
public sealed record SurveyProgress(string Source, int Files, int Identities, int Copies)
{
    /// <summary>How far the search for copies is with that source; <see langword="null"/> while exports are read.</summary>
    public DocumentScanProgress? Scan { get; init; }
}
