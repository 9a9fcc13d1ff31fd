namespace Nhi.Governance.Providers.Git;

/// <summary>Git stopped before it had written what it was asked for: an object is damaged.</summary>
internal sealed class GitBrokenException() : IOException("is damaged or missing");
