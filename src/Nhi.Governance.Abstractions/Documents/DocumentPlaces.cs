namespace Nhi.Governance;

/// <summary>Where documents stand.</summary>
/// <param name="Places">Each place of each: one may stand in several, or in one at several times. In the order of their names and times.</param>
/// <param name="Unread">What could not be read to tell it, and why: while there is any, places may be missing, or late. The reasons hold no secret.</param>
public sealed record DocumentPlaces(IReadOnlyList<DocumentPlace> Places, IReadOnlyList<DocumentNote> Unread)
{
    /// <summary>Whether something was not read that should have been.</summary>
    public bool IsPartial => Unread.Count > 0;
}
