namespace Nhi.Governance;

/// <summary>What became of a file's records.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">The format it was recognised as.</param>
/// <param name="Records">Records in it.</param>
/// <param name="Identities">Records that are identities.</param>
/// <param name="Attachments">Records that say something of other identities.</param>
/// <param name="Rejected">Records that could not be read.</param>
/// <param name="Areas">How much of which areas it covers.</param>
public sealed record SourceSummary(string Path, string Format, int Records, int Identities, int Attachments, int Rejected, IReadOnlyList<AreaCoverage> Areas)
{
    /// <summary>SHA-256 of the file as it was read, in lower-case hexadecimal; <see langword="null"/>, the default, where it was no file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The read-only command, request or query that makes such a file, or several joined by <c>or</c>; <see langword="null"/>, the default, where nothing of the kind is known.</summary>
    public string? Command { get; init; }
}
