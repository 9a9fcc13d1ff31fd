namespace Nhi.Governance;

/// <summary>What a citation turned out to mean.</summary>
/// <param name="Entries">The entries; empty where the catalogue has none, several where one id became more than one or could mean more than one.</param>
/// <param name="Warning">What is wrong with the citation; <see langword="null"/> where nothing is.</param>
public sealed record StandardsResolution(IReadOnlyList<StandardsEntry> Entries, string? Warning)
{
    /// <summary>Whether the citation names one entry as the catalogue does.</summary>
    public bool IsExact => Entries.Count == 1 && Warning is null;
}
