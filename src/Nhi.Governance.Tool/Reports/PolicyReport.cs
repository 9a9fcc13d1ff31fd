using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What policies change, and whom they are about.</summary>
internal static class PolicyReport
{
    private const int Most = 40;

    public static void Write(Screen screen, IReadOnlyList<PolicyChange> changes, IReadOnlyDictionary<IdentityId, string> names)
    {
        screen.Line(changes.Count == 0 ? "Nothing changes." : $"{Count.Of(changes.Count(change => change.Before is null))} appear, {Count.Of(changes.Count(change => change.After is null))} vanish, {Count.Of(changes.Count(change => change is { Before: not null, After: not null }))} weigh otherwise");
        if (changes.Count == 0)
        {
            return;
        }

        screen.Line();
        screen.Table(
            ["control", "appear", "vanish", "weigh otherwise"],
            changes.GroupBy(change => change.Finding.Result.Control, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => (IReadOnlyList<Part>)
            [
                Part.Cell(group.Key),
                Part.Cell(group.Count(change => change.Before is null)),
                Part.Cell(group.Count(change => change.After is null)),
                Part.Cell(group.Count(change => change is { Before: not null, After: not null })),
            ]));
        screen.Line();
        screen.Table(
            ["now", "then", "identity", "control", "why", "decided"],
            Ordered(changes).Take(Most).Select(change => (IReadOnlyList<Part>)
            [
                Weight(change.Before),
                Weight(change.After),
                Part.Cell(change.Finding.Identity is { } identity ? names.GetValueOrDefault(identity, identity.ToString()) : "–"),
                Part.Cell(change.Finding.Result.Control),
                new Part(change.Finding.Result.Explanation),
                new Part(string.Join("; ", change.Finding.Result.Decisions)),
            ]));
        if (changes.Count > Most)
        {
            screen.Indented(2, $"{Count.Of(changes.Count - Most)} more: all of them are in --json.");
        }
    }

    public static void Write(Screen screen, PolicyReach reach, DateTimeOffset asOf)
    {
        screen.Heading("Rules, the last that matches decides");
        foreach (var (rule, identities, credentials) in reach.Rules)
        {
            screen.Indented(2, new Part(rule.Name, Styles.Heading), rule.IsDraft ? "  draft: reported, not demanded" : string.Empty, $"  {Count.Of(identities, "identity", "identities")}, {Count.Of(credentials, "credential", "credentials")}");
            screen.Indented(4, rule.Where.ToString(), rule.MadeFrom is { } from ? $"; made from {SurveyReport.Day(from)}" : string.Empty);
            if (identities + credentials == 0)
            {
                screen.Indented(4, new Part("It is about nobody here.", Styles.Bad));
            }
        }

        screen.Heading("Accepted risks, the next to expire first");
        foreach (var (risk, identities) in reach.Accepted.OrderBy(item => item.Risk.Expires))
        {
            screen.Indented(2, new Part(risk.Control, Styles.Heading), $"  until {SurveyReport.Day(risk.Expires)}, by {risk.Approver}  {Count.Of(identities, "identity", "identities")}");
            screen.Indented(4, $"{risk.Where}: {risk.Reason}");
            if (risk.Expires <= asOf || identities == 0)
            {
                screen.Indented(4, new Part(risk.Expires <= asOf ? "It has expired: its findings are back." : "It is about nobody here.", Styles.Bad));
            }
        }
    }

    public static Task WriteJsonAsync(IReadOnlyList<PolicyChange> changes, CancellationToken cancellationToken) => JsonLines.WriteAsync(
        Ordered(changes),
        (writer, change) =>
        {
            writer.WriteString("change", change.Before is null ? "appears" : change.After is null ? "vanishes" : "weighs otherwise");
            writer.WriteString("before", change.Before?.ToString());
            writer.WriteString("after", change.After?.ToString());
            writer.WritePropertyName("finding");
            SurveyJson.Write(writer, change.Finding);
        },
        cancellationToken);

    private static Part Weight(Severity? severity) => severity is { } weight ? Part.Cell(weight.ToString(), Styles.Of(weight)) : Part.Cell("–", Styles.Faint);

    private static IEnumerable<PolicyChange> Ordered(IEnumerable<PolicyChange> changes) =>
        changes.OrderByDescending(change => change.After ?? change.Before).ThenBy(change => change.Finding.Id);
}
