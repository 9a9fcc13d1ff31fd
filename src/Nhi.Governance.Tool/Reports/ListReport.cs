using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>Identities, one a line.</summary>
internal static class ListReport
{
    public static void Write(Screen screen, IReadOnlyList<ListedIdentity> listed)
    {
        if (listed.Count > 0)
        {
            screen.Table(
                ["identity", "class", "environment", "system", "owner", "findings", "id"],
                listed.Select(item => (IReadOnlyList<Part>)
                [
                    Part.Cell(Names.Of(item.Identity)),
                    Part.Cell(item.Identity.Classification.Label),
                    Part.Cell(item.Identity.Facts.Get(IdentityFacts.Environment).Value),
                    Part.Cell(item.Identity.Facts.Get(IdentityFacts.System).Value),
                    Part.Cell(string.Join(", ", item.Identity.Owners.Select(owner => owner.Party).OfType<string>().Distinct(StringComparer.Ordinal))),
                    Findings(item.Findings),
                    new Part(item.Identity.Id.ToString()),
                ]));
        }

        screen.Line(Count.Of(listed.Count, "identity", "identities"));
    }

    public static Task WriteJsonAsync(IEnumerable<ListedIdentity> listed, CancellationToken cancellationToken) => JsonLines.WriteAsync(
        listed,
        (writer, item) =>
        {
            writer.WritePropertyName("identity");
            SurveyJson.Write(writer, item.Identity);
            writer.WriteStartArray("findings");
            foreach (var finding in item.Findings)
            {
                SurveyJson.Write(writer, finding);
            }

            writer.WriteEndArray();
        },
        cancellationToken);

    private static Part Findings(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? Part.Cell("–", Styles.Faint) : Part.Cell($"{findings[0].Result.Severity} ({Count.Of(findings.Count)})", Styles.Of(findings[0].Result.Severity));
}
