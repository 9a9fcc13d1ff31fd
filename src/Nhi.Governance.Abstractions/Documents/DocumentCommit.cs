namespace Nhi.Governance;

/// <summary>A commit that changed where a document stands; of a tag's message, the tag.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Order">Orders the commits of one history, oldest first.</param>
/// <param name="AuthoredAt">When its author says it was written; the beginning of 1970 where that cannot be read.</param>
public sealed record DocumentCommit(string Id, long Order, DateTimeOffset AuthoredAt);
