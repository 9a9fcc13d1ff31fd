using System.Globalization;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Tests.Policy;

/// <summary>Docs/controls.md says what the code does, and the code what docs/controls.md says.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(Path.Combine(Root(), "docs", "controls.md")).Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static readonly Dictionary<string, string[]> Controls = Rows.Where(row => row.Length is 4 or 5 && row[0].StartsWith('`') && char.IsLower(row[0][1])).ToDictionary(row => row[0].Trim('`'), row => row[^2..], StringComparer.Ordinal);

    public static TheoryData<string> Listed => [.. Controls.Keys];

    [Fact]
    public void The_same_controls_in_the_same_order() => Assert.Equal(PolicyEvaluator.Controls.Select(control => control.Id), Controls.Keys);

    [Theory]
    [MemberData(nameof(Listed))]
    public void The_same_severity(string control) => Assert.Equal(PolicyEvaluator.Controls.Single(item => item.Id == control).Severity.ToString(), Word().Match(Controls[control][0]).Value);

    [Theory]
    [MemberData(nameof(Listed))]
    public void The_same_references(string control)
    {
        var told = References(Controls[control][1]).ToList();
        var found = Cases.All.Where(item => item.Control == control && item.Outcome is not null)
            .SelectMany(item => ControlTests.Results(item.Identity, control), (item, result) => (Platform: Platform(item.Identity), result.References)).ToList();

        Assert.Equal(told.Where(reference => reference.When is "").Select(reference => reference.Reference), PolicyEvaluator.Controls.Single(item => item.Id == control).References.Select(reference => reference.ToString()));
        foreach (var (reference, when) in told.Where(reference => reference.When is not ""))
        {
            Assert.Contains(found, item => item.Platform == when);
            Assert.All(found, item => Assert.Equal(item.Platform == when, item.References.Any(named => named.ToString() == reference)));
        }
    }

    [Fact]
    public void Every_reference_is_in_the_catalogue()
    {
        var all = Cases.All.SelectMany(item => ControlTests.Results(item.Identity, item.Control)).SelectMany(result => result.References)
            .Concat(PolicyEvaluator.Controls.SelectMany(control => control.References))
            .Concat(ControlPolicy.Baseline.Limits.Values.SelectMany(limit => limit.References))
            .Concat(Enum.GetValues<CredentialKind>().SelectMany(kind => ControlTests.Results(
                Cases.Holding(kind, facts => facts.Set(CredentialFacts.CreatedAt, Make.AsOf, "s").Set(CredentialFacts.ExpiresAt, Make.AsOf.AddDays(900), "s")), "credential.lifetime")).SelectMany(result => result.References))
            .Distinct().ToList();

        Assert.NotEmpty(all);
        Assert.All(all, reference => Assert.True(StandardsCatalogue.Find(reference) is not null, $"{reference} is in no catalogue"));
    }

    [Fact]
    public void The_same_owners_and_the_same_boundary_of_machines()
    {
        var classes = Rows.Where(row => row.Length == 3 && row[0].StartsWith('`') && Enum.TryParse<IdentityClass>(row[0].Trim('`'), out _)).ToDictionary(row => Enum.Parse<IdentityClass>(row[0].Trim('`')));

        Assert.Equal(Enum.GetValues<IdentityClass>().Order(), classes.Keys.Order());
        Assert.All(classes, row =>
        {
            Assert.Equal(row.Value[1].StartsWith("yes", StringComparison.Ordinal), row.Key.IsMachine());
            var roles = Brackets().Replace(row.Value[2], string.Empty).Split(',').Select(role => role.Trim()).Where(role => !role.StartsWith("nobody", StringComparison.Ordinal));
            Assert.Equal(roles.Order(), OwnerControl.DemandedOf(row.Key).Select(role => role == OwnerRole.VendorManager ? "vendor manager" : role.ToString().ToLowerInvariant()).Order());
        });
    }

    [Fact]
    public void The_same_limits()
    {
        var kinds = Rows.Where(row => row.Length == 4 && Enum.TryParse<CredentialKind>(row[0].Trim('`'), out _)).ToDictionary(row => Enum.Parse<CredentialKind>(row[0].Trim('`')));

        Assert.Empty(ControlPolicy.Baseline.Limits.Keys.Except(kinds.Keys));
        Assert.Equal(22, kinds.Count);
        Assert.All(kinds, row =>
        {
            var limit = ControlPolicy.Baseline.Limits.GetValueOrDefault(row.Key);
            var told = row.Value.Skip(1).Take(2).Select(cell => Span().Match(cell) is { Success: true } match ? match : null).ToList();
            Assert.Equal(told.Select(match => match is null ? (TimeSpan?)null : Time(match)), [limit?.MaxAge, limit?.MaxLifetime]);
            Assert.Equal(row.Value.Skip(1).Take(2).Any(cell => cell.Contains("[J]", StringComparison.Ordinal)), limit?.IsJudgement ?? false);
        });

        static TimeSpan Time(Match match) => int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value switch { "d" => TimeSpan.FromDays(1), "h" => TimeSpan.FromHours(1), _ => TimeSpan.FromMinutes(1) });
    }

    [Fact]
    public void Limits_cite_where_they_come_from()
    {
        var told = Rows.Where(row => row.Length == 4 && Enum.TryParse<CredentialKind>(row[0].Trim('`'), out _)).ToDictionary(row => Enum.Parse<CredentialKind>(row[0].Trim('`')), row => row[3]);

        Assert.All(ControlPolicy.Baseline.Limits, limit => Assert.Equal(told[limit.Key].Length > 0, limit.Value.References.Count == 1));
        Assert.All(ControlPolicy.Baseline.Limits.SelectMany(limit => limit.Value.References, (limit, reference) => (Cell: told[limit.Key], reference)), pair =>
            Assert.True(pair.reference.Framework == pair.Cell || pair.Cell == string.Join(' ', new[] { pair.reference.Framework, pair.reference.Version, pair.reference.Id }.Where(part => part.Length > 0)), $"{pair.reference} for {pair.Cell}"));
    }

    [Fact]
    public void Which_class_is_asked_what()
    {
        const string Begin = "<!-- which class is asked what -->\n", End = "<!-- end of which class is asked what -->\n", Accept = "NHI_ACCEPT_DOCS";
        var path = Path.Combine(Root(), "docs", "controls.md");
        var text = File.ReadAllText(path);
        var (first, last) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var made = Asked();
        if (Environment.GetEnvironmentVariable(Accept) is "1")
        {
            File.WriteAllText(path, text[..first] + made + text[last..]);
            return;
        }

        Assert.True(text[first..last] == made, $"docs/controls.md does not tell what the baseline asks; {Accept}=1 writes it anew.");
    }

    private static string Asked()
    {
        var classes = Enum.GetValues<IdentityClass>();
        var ofAll = ControlTests.Pairs.GroupBy(pair => pair.Control).Where(group => group.Count() == classes.Length).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var lines = new List<string> { "| class | asked, besides what every class is asked |", "|---|---|" };
        lines.AddRange(classes.Select(value => $"| `{value}` | {string.Join(", ", ControlTests.Pairs.Where(pair => pair.Class == value && !ofAll.Contains(pair.Control)).Select(pair => $"`{pair.Control}`"))} |"));
        lines.Add(string.Empty);
        lines.Add($"Every class, where there is a fact to ask about: {string.Join(", ", PolicyEvaluator.Controls.Where(control => ofAll.Contains(control.Id)).Select(control => $"`{control.Id}`"))}.");
        return string.Join('\n', lines) + "\n";
    }

    [Fact]
    public void The_tables_are_read()
    {
        Assert.Equal(42, Controls.Count);
        Assert.Contains(("CIS-AWS 7.0.0 2.14", "AWS"), References(Controls["privilege.admin"][1]));
        Assert.Contains(("NIST-AI-RMF 1.0 MAP 1.1", "AiAgent"), References(Controls["purpose"][1]));
        Assert.Contains(("NIST-CSF 2.0 ID.AM-01", string.Empty), References(Controls["owner.platform"][1]));
    }

    private static string Platform(NonHumanIdentity identity) =>
        identity.Classification.Class == IdentityClass.AiAgent && !identity.Facts.Get(IdentityFacts.Subclass).IsKnown ? "AiAgent"
        : identity.Facts.Get(IdentityFacts.Subclass).Value is { } subclass ? (subclass.Split(':')[0] switch { "k8s" => "Kubernetes", "gcp" => "Google Cloud", "aws" or "bearer" => "AWS", _ => string.Empty }) : string.Empty;

    private static IEnumerable<(string Reference, string When)> References(string cell)
    {
        foreach (var part in cell.Split(';', StringSplitOptions.TrimEntries))
        {
            var match = Reference().Match(part);
            Assert.True(match.Success, $"{part} is no reference");
            foreach (var id in match.Groups["ids"].Value.Split(", "))
            {
                yield return (string.Join(' ', new[] { match.Groups["framework"].Value, match.Groups["version"].Value, id }.Where(word => word.Length > 0)), match.Groups["also"].Success ? "AiAgent" : match.Groups["when"].Value);
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nhi.Governance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"^(?<also>AiAgent also )?(?<framework>[A-Z][A-Za-z0-9-]+) ((?<version>\d[\d.]*) )?(?<ids>[^ (]([^ ]| [^(])*?)( and the kind's own)?( \((?<when>AWS|Kubernetes|Google Cloud)\))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(?<n>\d+) (?<unit>d|h|min)( \[J\])?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Span();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();

    [GeneratedRegex("^[A-Za-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
