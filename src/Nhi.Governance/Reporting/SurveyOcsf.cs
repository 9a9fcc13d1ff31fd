using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes a survey's findings in the Open Cybersecurity Schema Framework, version 1.8.0: a Compliance Finding (class 2003) a line, with the accepted ones as suppressed and unanswered questions as warnings.</summary>
/// <remarks>Times are those of the survey's as-of instant, in milliseconds since 1970, so that the same survey gives the same bytes. It holds no secret's value.</remarks>
public static class SurveyOcsf
{
    /// <summary>The version of the schema.</summary>
    public const string SchemaVersion = "1.8.0";

    private const int ClassUid = 2003;

    /// <summary>Writes a survey.</summary>
    /// <param name="result">The survey.</param>
    /// <param name="destination">Takes the lines in UTF-8; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static Task WriteAsync(SurveyResult result, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(destination);
        return LineSteps.WriteAsync(Lines(result), destination, cancellationToken);
    }

    private static IEnumerable<Action<Utf8JsonWriter>> Lines(SurveyResult result)
    {
        var identities = result.Identities.ToDictionary(identity => identity.Id);
        INonHumanIdentity? Of(IdentityId? id) => id is { } value ? identities.GetValueOrDefault(value) : null;
        foreach (var finding in result.Findings.OrderByDescending(finding => finding.Result.Severity).ThenBy(finding => finding.Id))
        {
            yield return writer => Line(writer, result.AsOf, finding, Of(finding.Identity), accepted: null);
        }

        foreach (var (finding, accepted) in result.Accepted.OrderByDescending(accepted => accepted.Key.Result.Severity).ThenBy(accepted => accepted.Key.Id))
        {
            yield return writer => Line(writer, result.AsOf, finding, Of(finding.Identity), accepted);
        }

        foreach (var gap in result.NotAssessable.OrderBy(gap => gap.Identity).ThenBy(gap => gap.Result.Control, StringComparer.Ordinal).ThenBy(gap => gap.Result.Credential ?? default))
        {
            var finding = new Finding(FindingIds.Of(gap.Identity, gap.Result), gap.Identity, gap.Result);
            yield return writer => Line(writer, result.AsOf, finding, Of(gap.Identity), accepted: null);
        }
    }

    private static void Line(Utf8JsonWriter writer, DateTimeOffset asOf, Finding finding, INonHumanIdentity? identity, AcceptedRisk? accepted)
    {
        var result = finding.Result;
        var isOpen = result.Outcome == ControlOutcome.NotAssessable;
        var time = asOf.ToUnixTimeMilliseconds();
        writer.WriteStartObject();
        Enumerated(writer, "activity", "activity_name", 1, "Create");
        writer.WriteNumber("category_uid", 2);
        writer.WriteString("category_name", "Findings");
        writer.WriteNumber("class_uid", ClassUid);
        writer.WriteString("class_name", "Compliance Finding");
        writer.WriteNumber("type_uid", (ClassUid * 100) + 1);
        writer.WriteString("type_name", "Compliance Finding: Create");
        var (severity, severityName) = isOpen ? (1, "Informational") : SeverityOf(result.Severity);
        Enumerated(writer, "severity", "severity", severity, severityName);
        var (status, statusName) = accepted is null ? (1, "New") : (3, "Suppressed");
        Enumerated(writer, "status", "status", status, statusName);
        writer.WriteNumber("time", time);
        writer.WriteString("message", result.Explanation);
        Metadata(writer);
        writer.WriteStartObject("finding_info");
        writer.WriteString("uid", finding.Id.ToString());
        writer.WriteString("title", TitleOf(result.Control));
        writer.WriteString("desc", result.Explanation);
        writer.WriteNumber("last_seen_time", time);
        ReportText.Texts(writer, "data_sources", result.Evidence);
        writer.WriteEndObject();
        Compliance(writer, result, isOpen);
        writer.WriteStartObject("remediation");
        writer.WriteString("desc", isOpen ? result.Command : result.NextStep);
        writer.WriteEndObject();
        Resource(writer, finding, identity);
        if (accepted is not null)
        {
            writer.WriteString("comment", $"Accepted by {accepted.Approver} until {Judgement.Day(accepted.Expires)}: {accepted.Reason}");
        }

        writer.WriteEndObject();
    }

    private static void Metadata(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("version", SchemaVersion);
        writer.WriteStartObject("product");
        writer.WriteString("name", "nhi");
        writer.WriteString("vendor_name", "Nhi.Governance");
        writer.WriteString("version", typeof(SurveyOcsf).Assembly.GetName().Version!.ToString(3));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Compliance(Utf8JsonWriter writer, ControlResult result, bool isOpen)
    {
        writer.WriteStartObject("compliance");
        writer.WriteString("control", result.Control);
        writer.WriteString("desc", TitleOf(result.Control));
        ReportText.Texts(writer, "standards", result.References.Select(reference => reference.Version.Length == 0 ? reference.Framework : $"{reference.Framework} {reference.Version}").Distinct(StringComparer.Ordinal));
        ReportText.Texts(writer, "requirements", result.References.Select(reference => reference.ToString()));
        var (status, name) = isOpen ? (2, "Warning") : (3, "Fail");
        Enumerated(writer, "status", "status", status, name);
        writer.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter writer, Finding finding, INonHumanIdentity? identity)
    {
        if (identity is null && finding.Result.Source.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("resources");
        writer.WriteStartObject();
        writer.WriteString("uid", identity?.Id.ToString() ?? finding.Result.Source);
        writer.WriteString("name", identity is null ? finding.Result.Source : ReportModel.NameOf(identity));
        writer.WriteString("type", identity?.Classification.Label ?? "File");
        if (identity?.Owners.FirstOrDefault(owner => owner is { Party: not null, State: OwnerState.Declared or OwnerState.Attested }) is { Party: { } party })
        {
            writer.WriteStartObject("owner");
            writer.WriteString("name", party);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Enumerated(Utf8JsonWriter writer, string name, string captioned, int value, string caption)
    {
        writer.WriteNumber(name + "_id", value);
        writer.WriteString(captioned, caption);
    }

    private static string TitleOf(string control) => PolicyEvaluator.Controls.FirstOrDefault(one => string.Equals(one.Id, control, StringComparison.Ordinal))?.Title ?? control;

    private static (int Id, string Caption) SeverityOf(Severity severity) => severity switch
    {
        Severity.Critical => (5, "Critical"),
        Severity.High => (4, "High"),
        Severity.Medium => (3, "Medium"),
        Severity.Low => (2, "Low"),
        _ => (1, "Informational"),
    };
}
