using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What is not as it must be, the gravest first.</summary>
internal static class FindingSection
{
    private const int Most = 20;

    public static void Write(Screen screen, SurveyResult result, IReadOnlyList<INonHumanIdentity> identities)
    {
        var accepted = result.Accepted.Count == 0 ? string.Empty : $", {Count.Of(result.Accepted.Count)} more accepted";
        screen.Heading($"Findings: {Count.Of(result.Findings.Count)}{accepted}");
        if (result.Findings.Count == 0)
        {
            return;
        }

        foreach (var (severity, count) in BySeverity(result.Findings))
        {
            screen.Indented(2, new Part($"{severity,-9}", Styles.Of(severity)), Count.Of(count));
        }

        var names = identities.ToDictionary(identity => identity.Id, Names.Of);
        screen.Line();
        screen.Table(
            ["severity", "identity", "control", "why", "next step"],
            result.Findings.Take(Most).Select(finding => (IReadOnlyList<Part>)
            [
                Part.Cell(finding.Result.Severity.ToString(), Styles.Of(finding.Result.Severity)),
                Part.Cell(Subject(finding, names)),
                Part.Cell(finding.Result.Control),
                new Part(finding.Result.Explanation),
                new Part(finding.Result.NextStep),
            ]));
        if (result.Findings.Count > Most)
        {
            screen.Indented(2, $"{Count.Of(result.Findings.Count - Most)} more: all of them are in --json FILE; nhi list --severity High lists identities, nhi explain ID tells about one.");
        }
    }

    public static IEnumerable<KeyValuePair<Severity, int>> BySeverity(IEnumerable<Finding> findings) =>
        findings.GroupBy(finding => finding.Result.Severity).OrderByDescending(group => group.Key).Select(group => KeyValuePair.Create(group.Key, group.Count()));

    private static string Subject(Finding finding, Dictionary<IdentityId, string> names) =>
        finding.Identity is { } identity
            ? names.GetValueOrDefault(identity, identity.ToString())
            : finding.Result.Evidence.Count > 0 ? $"– {finding.Result.Evidence[0]}" : "–";
}
