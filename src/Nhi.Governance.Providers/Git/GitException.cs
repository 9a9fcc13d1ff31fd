namespace Nhi.Governance.Providers.Git;

/// <summary>Git could not do what was asked. The message is the reason a user is given.</summary>
internal sealed class GitException(string reason) : Exception(reason);
