using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes a survey's findings as SARIF 2.1.0: a rule each control, a result each finding, and accepted ones with a suppression.</summary>
/// <remarks>
/// A result's <c>partialFingerprints</c> hold the finding's id, which stays as long as the same control fails for the same subject. A finding of a copy stands at its line; any other at the file its identity was
/// read from. It holds no secret's value, and no snippet.
/// </remarks>
public static class SurveySarif
{
    /// <summary>The name under which a finding's id stands in <c>partialFingerprints</c>.</summary>
    public const string FingerprintName = "nhiFinding/v1";

    /// <summary>Writes a survey.</summary>
    /// <param name="result">The survey.</param>
    /// <param name="roots">Where sources lie, by name; paths of one that is missing stand as they are.</param>
    /// <param name="destination">Takes the SARIF in UTF-8; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static Task WriteAsync(SurveyResult result, IReadOnlyDictionary<string, SarifRoot> roots, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentNullException.ThrowIfNull(destination);
        return JsonSteps.WriteAsync(writer => Steps(writer, result, new SarifPlaces(roots)), destination, cancellationToken);
    }

    private static IEnumerable<Action> Steps(Utf8JsonWriter writer, SurveyResult result, SarifPlaces places)
    {
        var identities = result.Identities.ToDictionary(identity => identity.Id);
        var copies = result.Copies.GroupBy(copy => copy.Id.ToString(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var rules = PolicyEvaluator.Controls.Select((control, index) => (control.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        yield return () =>
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            Tool(writer);
            writer.WriteString("columnKind", "unicodeCodePoints");
            places.Write(writer);
            Invocation(writer, result);
            writer.WriteStartArray("results");
        };
        var all = result.Findings.Select(finding => (Finding: finding, Accepted: (AcceptedRisk?)null)).Concat(result.Accepted.Select(accepted => (Finding: accepted.Key, Accepted: (AcceptedRisk?)accepted.Value)))
            .OrderByDescending(item => item.Finding.Result.Severity).ThenBy(item => item.Finding.Id);
        foreach (var (finding, accepted) in all)
        {
            var identity = finding.Identity is { } id ? identities.GetValueOrDefault(id) : null;
            yield return () => Result(writer, finding, accepted, identity, copies, rules, places);
        }

        yield return () =>
        {
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        };
    }

    private static void Tool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "nhi");
        writer.WriteString("fullName", "Nhi.Governance survey");
        writer.WriteString("semanticVersion", typeof(SurveySarif).Assembly.GetName().Version!.ToString(3));
        writer.WriteStartArray("rules");
        foreach (var control in PolicyEvaluator.Controls)
        {
            writer.WriteStartObject();
            writer.WriteString("id", control.Id);
            SarifText.Message(writer, "shortDescription", control.Title);
            SarifText.Message(writer, "fullDescription", $"{control.Title}. Not met: {control.NotMetWhen}. {string.Join("; ", control.Citations)}");
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", LevelOf(control.Severity));
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            ReportText.Texts(writer, "tags", ["security", "identity", .. control.References.Concat(control.FurtherReferences.Select(further => further.Reference)).Select(reference => reference.ToString())]);
            writer.WriteString("security-severity", ScoreOf(control.Severity));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter writer, SurveyResult result)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", result.Rejected.Count == 0);
        writer.WriteStartArray("toolExecutionNotifications");
        foreach (var note in result.Rejected.OrderBy(note => note.Path, StringComparer.Ordinal).ThenBy(note => note.Place, StringComparer.Ordinal).ThenBy(note => note.Text, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("level", "error");
            SarifText.Message(writer, "message", string.Join(": ", new[] { note.Path, note.Place, note.Text }.Where(part => part.Length > 0)));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter writer, Finding finding, AcceptedRisk? accepted, INonHumanIdentity? identity, Dictionary<string, SecretCopy> copies, Dictionary<string, int> rules, SarifPlaces places)
    {
        var result = finding.Result;
        writer.WriteStartObject();
        writer.WriteString("ruleId", result.Control);
        if (rules.TryGetValue(result.Control, out var rule))
        {
            writer.WriteNumber("ruleIndex", rule);
        }

        writer.WriteString("level", LevelOf(result.Severity));
        var subject = identity is null ? string.Empty : $"{ReportModel.NameOf(identity)} ({identity.Classification.Label}): ";
        SarifText.Message(writer, "message", $"{subject}{result.Explanation} {result.NextStep}".TrimEnd());
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        Place(writer, result, identity, copies, places);
        if (identity is not null)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("name", ReportModel.NameOf(identity));
            writer.WriteString("fullyQualifiedName", identity.Id.ToString());
            writer.WriteString("kind", "object");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString(FingerprintName, finding.Id.ToString());
        writer.WriteEndObject();
        if (accepted is not null)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("status", "accepted");
            writer.WriteString("justification", $"{accepted.Reason} ({accepted.Approver}, until {Judgement.Day(accepted.Expires)})");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteStartObject("properties");
        writer.WriteString("severity", CanonicalJson.Name(result.Severity));
        ReportText.Texts(writer, "evidence", result.Evidence);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter writer, ControlResult result, INonHumanIdentity? identity, Dictionary<string, SecretCopy> copies, SarifPlaces places)
    {
        var copy = copies.GetValueOrDefault(result.Subject);
        var (source, path) = copy is not null ? (copy.Location.Source, copy.Location.Path) : (string.Empty, result.Source.Length > 0 || identity is null ? result.Source : IdentityReport.SourceOf(identity));
        if (path.Length == 0)
        {
            return;
        }

        writer.WriteStartObject("physicalLocation");
        places.WriteArtifact(writer, source, path);
        if (copy is not null && SarifPlaces.RecordOf(source, path) is null && copy.Location.Line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", copy.Location.Line);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    // What code hosts sort by; the middle of each band.
    private static string ScoreOf(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        _ => "0.0",
    };
}
