namespace Nhi.Governance.Estate.Tests;

/// <summary>A survey's answer in the words of the truth: identities by the alias the truth uses, places below the estate.</summary>
internal sealed class Answer
{
    private readonly Dictionary<IdentityId, string> _names = [];
    private readonly SurveyResult _result;
    private readonly string _folder;

    public Answer(SurveyResult result, string folder)
    {
        _result = result;
        _folder = folder;
        var told = Truth.Lines("identities", item => item.Text("id")!);
        foreach (var identity in result.Identities)
        {
            _names[identity.Id] = identity.Aliases.Prepend(identity.Id).Select(alias => alias.Value).FirstOrDefault(told.Contains) ?? identity.Id.Value;
        }
    }

    public SortedSet<string> Identities => Sorted(_result.Identities.Select(identity =>
        $"{Name(identity.Id)} {identity.Classification.Label} env={identity.Facts.Get(IdentityFacts.Environment).Value} system={identity.Facts.Get(IdentityFacts.System).Value} [{string.Join(' ', identity.Credentials.Select(credential => credential.Id.Value))}]"));

    public SortedSet<string> Relations => Sorted(_result.Relations.Where(relation => relation.Kind == RelationKind.CanBecome).Select(relation => $"{Name(relation.From)} -> {Name(relation.To)} {relation.State}"));

    public SortedSet<string> Findings => Sorted(_result.Findings.Select(Line));

    public SortedSet<string> Gaps => Sorted(_result.NotAssessable.Select(gap => $"{Name(gap.Identity)} {gap.Result.Control} {gap.Result.Credential?.Value}"));

    public SortedSet<string> Copies => Sorted(_result.Copies.Select(copy =>
        $"{copy.Format} {copy.Verdict} {Place(copy)}:{copy.Location.Line}:{copy.Location.Column} {copy.Location.Commit} {copy.Location.AtHead} {Owner(copy)}"));

    public SortedSet<string> Owners => Sorted(
        from identity in _result.Identities
        where identity.Classification.Standing == Standing.Governed
        from owner in identity.Owners
        where owner.Party is not null
        from party in owner.Party!.Split(", ")
        select $"{Name(identity.Id)} {owner.Role} {party} {owner.State}");

    public SortedSet<string> Rejected => Sorted(_result.Rejected.Select(item => Relative(item.Path)));

    public SortedSet<string> Unrecognised => Sorted(_result.Unrecognised.Select(item => Relative(item.Path)));

    public static string Line(string? identity, string? control, string? credential) => $"{identity ?? "-"} {control} {credential}";

    public string Line(Finding finding) => $"{Line(finding.Identity is { } id ? Name(id) : null, finding.Result.Control, finding.Result.Credential?.Value)} {finding.Result.Severity}{(finding.Identity is null ? " " + Subject(finding) : string.Empty)}";

    private string Name(IdentityId id) => _names.GetValueOrDefault(id, id.Value);

    private string? Owner(SecretCopy copy) => _result.Identities.FirstOrDefault(identity => identity.Copies.Contains(copy)) is { } owner ? Name(owner.Id) : null;

    private string Subject(Finding finding) => _result.Copies.FirstOrDefault(copy => copy.Id.Value == finding.Result.Subject) is { } copy
        ? Place(copy) is "" ? $"commit {copy.Location.Commit}" : Place(copy)
        : finding.Result.Subject.Split(' ', '/')[^1];

    private string Place(SecretCopy copy) => copy.Location.Path.StartsWith('(') ? string.Empty : Relative(copy.Location.Path);

    private string Relative(string path) => path.StartsWith(_folder, StringComparison.Ordinal) ? path[_folder.Length..].TrimStart('/') : path;

    private static SortedSet<string> Sorted(IEnumerable<string> lines) => new(lines, StringComparer.Ordinal);
}
