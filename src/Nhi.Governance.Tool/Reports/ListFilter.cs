namespace Nhi.Governance.Tool.Reports;

/// <summary>Which identities are listed: those that every given filter takes.</summary>
internal sealed record ListFilter
{
    public IReadOnlyList<string> Classes { get; init; } = [];

    public string? Owner { get; init; }

    public string? Environment { get; init; }

    public string? System { get; init; }

    public Severity? Severity { get; init; }

    public string? Control { get; init; }

    public bool Disappeared { get; init; }

    public bool Takes(ListedIdentity item)
    {
        var identity = item.Identity;
        return identity.Principal is null
            && identity.Presence.DisappearedAt is not null == Disappeared
            && (Classes.Count == 0 || Classes.Contains(identity.Classification.Label, StringComparer.Ordinal))
            && (Owner is null || identity.Owners.Any(owner => IsSame(Owner, owner.Party)))
            && (Environment is null || IsSame(Environment, identity.Facts.Get(IdentityFacts.Environment).Value))
            && (System is null || IsSame(System, identity.Facts.Get(IdentityFacts.System).Value))
            && (Severity is null && Control is null || item.Findings.Any(IsAsked));
    }

    private static bool IsSame(string asked, string? value) => string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);

    private bool IsAsked(Finding finding) =>
        (Severity is not { } least || finding.Result.Severity >= least) && (Control is null || string.Equals(Control, finding.Result.Control, StringComparison.Ordinal));
}
