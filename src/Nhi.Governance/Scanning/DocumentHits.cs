namespace Nhi.Governance;

/// <summary>The hits of one document, by their place.</summary>
/// <param name="Hits">The hits.</param>
/// <param name="Beyond">How many there were beyond the most that are kept.</param>
/// <param name="IsLimited">Whether a limit cut the search short.</param>
internal sealed record DocumentHits(IReadOnlyList<RawHit> Hits, int Beyond, bool IsLimited);
