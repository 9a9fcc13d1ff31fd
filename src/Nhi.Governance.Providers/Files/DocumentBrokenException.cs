namespace Nhi.Governance.Providers.Files;

/// <summary>A document broke off in its middle. The message is the reason a user is given.</summary>
internal sealed class DocumentBrokenException(string reason) : IOException(reason);
