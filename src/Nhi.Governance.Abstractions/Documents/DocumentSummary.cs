namespace Nhi.Governance;

/// <summary>What became of a source's documents.</summary>
/// <param name="Documents">How many were read.</param>
/// <param name="Bytes">How many bytes they hold.</param>
/// <param name="Known">How many the reader did not want, because it had read them before.</param>
/// <param name="Unread">What could not be read, and why: while there is any, what was found is not known to be all. The reasons hold no secret.</param>
/// <param name="Passed">What was left out on purpose, and why: ignored folders, links, binary files. The reasons hold no secret.</param>
public sealed record DocumentSummary(long Documents, long Bytes, long Known, IReadOnlyList<DocumentNote> Unread, IReadOnlyList<DocumentNote> Passed)
{
    /// <summary>Whether something was not read that should have been.</summary>
    public bool IsPartial => Unread.Count > 0;
}
