namespace Nhi.Governance;

/// <summary>Where a scanned source lies, so that SARIF can name its files.</summary>
/// <param name="Prefix">What comes before a path of the source, with a slash at its end; empty where nothing does.</param>
/// <param name="Base">The folder that is relative to, as an absolute URI with a slash at its end; <see langword="null"/> where it is relative to whatever the reader of the SARIF takes for the root.</param>
/// <param name="Repository">The absolute URI of the repository, where it is the history of one.</param>
public sealed record SarifRoot(string Prefix, Uri? Base = null, Uri? Repository = null);
