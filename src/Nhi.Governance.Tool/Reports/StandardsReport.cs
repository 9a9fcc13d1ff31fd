using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What a survey shows of the requirements of standards.</summary>
internal static class StandardsReport
{
    public static void Write(Screen screen, IReadOnlyList<RequirementCoverage> coverage, bool isOne)
    {
        if (isOne)
        {
            Requirements(screen, coverage);
        }

        screen.Table(
            ["framework", "failed", "evidenced", "not assessable", "not asked here", "not covered"],
            coverage.GroupBy(item => (item.Requirement.Framework, item.Requirement.Version)).Select(group => (IReadOnlyList<Part>)
            [
                Part.Cell($"{group.Key.Framework} {group.Key.Version}".TrimEnd()),
                Number(group, RequirementStatus.Failed),
                Number(group, RequirementStatus.Evidenced),
                Number(group, RequirementStatus.NotAssessable),
                Number(group, RequirementStatus.NotAsked),
                Number(group, RequirementStatus.NotCovered),
            ]));
        screen.Line();
        screen.Line("Evidenced: what was asked of this estate is met, or accepted for a time. A requirement may ask for more than any survey can see.");
    }

    public static Task WriteJsonAsync(IReadOnlyList<RequirementCoverage> coverage, CancellationToken cancellationToken) => JsonLines.WriteAsync(
        coverage,
        (writer, item) =>
        {
            writer.WriteString("framework", item.Requirement.Framework);
            writer.WriteString("version", item.Requirement.Version);
            writer.WriteString("id", item.Requirement.Id);
            writer.WriteString("title", item.Requirement.Title);
            writer.WriteString("status", item.Status.ToString());
            writer.WriteNumber("met", item.Answers.Met);
            writer.WriteNumber("notMet", item.Answers.NotMet);
            writer.WriteNumber("accepted", item.Answers.Accepted);
            writer.WriteNumber("notAssessable", item.Answers.NotAssessable);
            writer.WriteStartArray("controls");
            foreach (var control in item.Controls)
            {
                writer.WriteStringValue(control);
            }

            writer.WriteEndArray();
        },
        cancellationToken);

    private static void Requirements(Screen screen, IReadOnlyList<RequirementCoverage> coverage)
    {
        screen.Table(
            ["requirement", "status", "met", "not met", "accepted", "not assessable", "controls", "title"],
            coverage.Where(item => item.Status != RequirementStatus.NotCovered).Select(item => (IReadOnlyList<Part>)
            [
                Part.Cell(item.Requirement.Id),
                Part.Cell(item.Status.ToString(), item.Status switch { RequirementStatus.Failed => Styles.Bad, RequirementStatus.Evidenced => Styles.Good, _ => Styles.Open }),
                Part.Cell(item.Answers.Met),
                Part.Cell(item.Answers.NotMet),
                Part.Cell(item.Answers.Accepted),
                Part.Cell(item.Answers.NotAssessable),
                new Part(string.Join(", ", item.Controls)),
                new Part(item.Requirement.Title),
            ]));
        screen.Line();
    }

    private static Part Number(IEnumerable<RequirementCoverage> of, RequirementStatus status) => Part.Cell(of.Count(item => item.Status == status));
}
