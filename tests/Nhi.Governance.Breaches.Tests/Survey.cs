namespace Nhi.Governance.Breaches;

/// <summary>What a survey of a replay found, in words that are the same wherever it was done.</summary>
internal sealed class Survey(SurveyResult result, string folder)
{
    public IReadOnlyList<Finding> Findings => result.Findings;

    public IReadOnlyList<string> Unread => [.. result.Rejected.Select(note => $"{Short(note.Path)} {note.Text}")];

    /// <summary>The findings that are the one expected.</summary>
    public IEnumerable<Finding> Like(Replay.Expected expected) => Findings.Where(finding =>
        finding.Result.Control == expected.Control && finding.Result.Severity == expected.Severity && Is(finding, expected.Identity) && Words(finding).Contains(expected.Says, StringComparison.Ordinal));

    /// <summary>Whether it stands at the identity that is called so; at none where no name is given.</summary>
    public bool Is(Finding finding, string? name) =>
        finding.Identity is { } id ? Names(id).Contains(name, StringComparer.Ordinal) : name is null;

    /// <summary>Whether there is an identity that is called so.</summary>
    public bool Knows(string name) => result.Identities.SelectMany(identity => identity.Aliases.Append(identity.Id)).Any(alias => alias.Value == name);

    /// <summary>What tells a finding from any other of the same estate, also after a repair.</summary>
    public string Key(Finding finding) =>
        $"{finding.Identity?.Value ?? (finding.Result.Credential is null && finding.Result.Evidence is [var place, ..] ? Short(place) : finding.Result.Subject)} {finding.Result.Control} {finding.Result.Credential?.Value}";

    public string Words(Finding finding) => Short($"{finding.Result.Explanation} {string.Join("; ", finding.Result.Evidence)}");

    public string Line(Finding finding) => $"{finding.Result.Severity} {finding.Result.Control} {(finding.Identity is { } id ? string.Join(" = ", Names(id)) : "-")} {finding.Result.Credential?.Value}: {Words(finding)}";

    private IEnumerable<string?> Names(IdentityId id) => result.Identities.Where(identity => identity.Id == id).SelectMany(identity => identity.Aliases).Append(id).Select(alias => alias.Value).Distinct(StringComparer.Ordinal);

    private string Short(string text) => text.Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).Replace(folder, "the estate", StringComparison.Ordinal);
}
