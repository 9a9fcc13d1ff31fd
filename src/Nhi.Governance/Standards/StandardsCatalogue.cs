namespace Nhi.Governance;

/// <summary>The standards that controls cite: ids and titles, so that no finding cites an id that does not exist.</summary>
/// <remarks>
/// Frameworks are named as in the list of controls. An id belongs to a version: benchmarks renumber, so one is cited with it where it has one.
/// Immutable, loaded when first asked, and safe to call from several threads.
/// </remarks>
public static class StandardsCatalogue
{
    private static readonly Lazy<StandardsIndex> Index = new(StandardsIndex.Load);

    /// <summary>All entries, in the order of their standards; the standards themselves among them, with an empty id.</summary>
    public static IReadOnlyList<StandardsEntry> Entries => Index.Value.Entries;

    /// <summary>Finds the entry that a reference names. Superseded and ambiguous ids are not found: see <see cref="Resolve"/>.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The entry, or <see langword="null"/> where the catalogue has none.</returns>
    public static StandardsEntry? Find(ControlReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Index.Value.Find(StandardsIndex.Cite(reference.Framework, reference.Version, reference.Id));
    }

    /// <summary>Says what a citation means, also one of an old edition or one that is misspelt in a known way.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="version">The version; <see langword="null"/> or empty where the citation gives none.</param>
    /// <param name="id">The id; empty for the standard as a whole.</param>
    /// <returns>The entries it means, with a warning where it should be cited otherwise.</returns>
    public static StandardsResolution Resolve(string framework, string? version, string id)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(id);
        var index = Index.Value;
        var cited = StandardsIndex.Cite(framework, version ?? string.Empty, id);
        if (index.Find(cited) is { } entry)
        {
            return new StandardsResolution([entry], null);
        }

        if (index.Replaced(cited) is { } replaced)
        {
            var by = string.Join(" and ", replaced.By.Select(now => now.Reference));
            return new StandardsResolution(replaced.By, $"{cited}: {replaced.Why}; cite {by}.");
        }

        return new StandardsResolution([], $"{cited} is not in the catalogue.");
    }

    /// <summary>The entry of a citation as it is written: framework, version and id.</summary>
    internal static StandardsEntry? Cited(string citation) => Index.Value.Find(citation);
}
