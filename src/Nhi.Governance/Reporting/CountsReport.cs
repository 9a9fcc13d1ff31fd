using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes <c>counts</c>.</summary>
internal static class CountsReport
{
    public static void Write(Utf8JsonWriter writer, SurveyResult result, IReadOnlyCollection<INonHumanIdentity> identities)
    {
        var present = identities.Where(identity => identity.Presence.DisappearedAt is null).ToList();
        writer.WriteStartObject("counts");
        writer.WriteNumber("identities", present.Count);
        writer.WriteStartObject("byClass");
        foreach (var group in present.GroupBy(identity => identity.Classification.Label, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(group.Key, group.Count());
        }

        writer.WriteEndObject();
        writer.WriteNumber("machine", present.Count(identity => identity.IsMachine));
        writer.WriteNumber("findings", result.Findings.Count);
        writer.WriteStartObject("bySeverity");
        foreach (var severity in Enum.GetValues<Severity>().OrderDescending())
        {
            writer.WriteNumber(CanonicalJson.Name(severity), result.Findings.Count(finding => finding.Result.Severity == severity));
        }

        writer.WriteEndObject();
        writer.WriteNumber("notAssessable", result.NotAssessable.Count);
        writer.WriteNumber("copies", result.Copies.Count);
        writer.WriteNumber("disappeared", identities.Count - present.Count);
        writer.WriteEndObject();
    }
}
