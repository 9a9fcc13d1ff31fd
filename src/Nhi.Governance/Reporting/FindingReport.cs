using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes items of <c>findings</c>, <c>accepted</c> and <c>notAssessable</c>.</summary>
internal static class FindingReport
{
    public static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        WriteMembers(writer, finding);
        writer.WriteEndObject();
    }

    public static void WriteAccepted(Utf8JsonWriter writer, KeyValuePair<Finding, AcceptedRisk> accepted)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("finding");
        WriteMembers(writer, accepted.Key);
        writer.WriteEndObject();
        writer.WriteString("reason", accepted.Value.Reason);
        writer.WriteString("approver", accepted.Value.Approver);
        ReportText.Instant(writer, "expires", accepted.Value.Expires);
        writer.WriteEndObject();
    }

    public static void WriteGap(Utf8JsonWriter writer, Gap gap)
    {
        writer.WriteStartObject();
        writer.WriteString("identityId", gap.Identity.ToString());
        ReportText.Optional(writer, "credentialId", gap.Result.Credential?.ToString());
        writer.WriteString("control", gap.Result.Control);
        ReportText.Texts(writer, "missingFacts", gap.Result.MissingFacts);
        writer.WriteString("command", gap.Result.Command);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, Finding finding)
    {
        var result = finding.Result;
        writer.WriteString("id", finding.Id.ToString());
        ReportText.Optional(writer, "identityId", finding.Identity?.ToString());
        ReportText.Optional(writer, "credentialId", result.Credential?.ToString());
        writer.WriteString("control", result.Control);
        writer.WriteString("subject", result.Subject);
        writer.WriteString("severity", CanonicalJson.Name(result.Severity));
        writer.WriteStartArray("references");
        foreach (var reference in result.References)
        {
            writer.WriteStartObject();
            writer.WriteString("framework", reference.Framework);
            writer.WriteString("version", reference.Version);
            writer.WriteString("id", reference.Id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        ReportText.Texts(writer, "evidence", result.Evidence);
        writer.WriteString("explanation", result.Explanation);
        writer.WriteString("nextStep", result.NextStep);
        ReportText.Texts(writer, "decisions", result.Decisions);
    }
}
