namespace Nhi.Governance;

/// <summary>A commit that changed where a document stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Order">Orders the commits of one history, oldest first.</param>
/// <param name="AuthoredAt">When its author says it was written.</param>
public sealed record DocumentCommit(string Id, long Order, DateTimeOffset AuthoredAt);
