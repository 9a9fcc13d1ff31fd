using System.Globalization;
using System.Text.Json;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Writes a scan as SARIF 2.1.0, which code hosts and build servers show at the lines.</summary>
/// <remarks>
/// A result's <c>partialFingerprints</c> hold the hit's id, which no rotation of keys changes. Columns are UTF-16 code units; where a line is too long to count, only the line is told. It holds no
/// secret's value, and no snippet.
/// </remarks>
public static class ScanSarif
{
    /// <summary>The name under which a hit's id stands in <c>partialFingerprints</c>.</summary>
    public const string FingerprintName = "nhiHit/v1";

    /// <summary>Writes a scan.</summary>
    /// <param name="result">The scan.</param>
    /// <param name="roots">Where sources lie, by name; paths of one that is missing stand as they are.</param>
    /// <param name="destination">Takes the SARIF in UTF-8; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static Task WriteAsync(ScanResult result, IReadOnlyDictionary<string, SarifRoot> roots, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentNullException.ThrowIfNull(destination);
        return JsonSteps.WriteAsync(writer => Steps(writer, result, roots), destination, cancellationToken);
    }

    private static IEnumerable<Action> Steps(Utf8JsonWriter writer, ScanResult result, IReadOnlyDictionary<string, SarifRoot> roots)
    {
        var rules = new SarifRules(result.Hits);
        var places = new SarifPlaces(roots);
        yield return () =>
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            rules.WriteTool(writer);
            writer.WriteString("columnKind", "utf16CodeUnits");
            places.Write(writer);
            Invocation(writer, result);
            writer.WriteStartArray("results");
        };
        foreach (var hit in result.Hits)
        {
            yield return () => Result(writer, hit, rules, places);
        }

        yield return () =>
        {
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        };
    }

    private static void Result(Utf8JsonWriter writer, ScanHit hit, SarifRules rules, SarifPlaces places)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", SarifRules.IdOf(hit));
        writer.WriteNumber("ruleIndex", rules.IndexOf(hit));
        writer.WriteString("level", ScanJson.Name(hit.Level));
        SarifText.Message(writer, "message", Message(hit));
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        places.WriteArtifact(writer, hit.Source, hit.Path);
        Region(writer, hit);
        writer.WriteEndObject();
        if (SarifPlaces.RecordOf(hit.Source, hit.Path) is { } record)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("fullyQualifiedName", record);
            writer.WriteString("kind", "object");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString(FingerprintName, hit.Id);
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        if (hit.Format is not null)
        {
            writer.WriteString("checksum", ScanJson.Name(hit.Checksum));
        }

        ScanHitReport.Enrolled(writer, hit);
        foreach (var (name, text) in ReadingReport.Of(hit.Reading))
        {
            writer.WriteString(name, text);
        }

        if (hit.History is not null)
        {
            ScanHitReport.History(writer, hit.History);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Of a record its own lines are known, and not those of the file.
    private static void Region(Utf8JsonWriter writer, ScanHit hit)
    {
        if (SarifPlaces.RecordOf(hit.Source, hit.Path) is not null)
        {
            return;
        }

        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", hit.Line);
        if (hit.CharacterColumn is { } column)
        {
            writer.WriteNumber("startColumn", column);
        }

        writer.WriteEndObject();
    }

    private static string Message(ScanHit hit)
    {
        var what = hit.Format is { } format
            ? format.Name + hit.Checksum switch
            {
                ChecksumVerdict.Valid => ", whose checksum is right",
                ChecksumVerdict.Failed => ", whose checksum is wrong: a sample, or mangled",
                _ => string.Empty,
            }
            : "A secret that is enrolled";
        var enrolled = string.Concat(hit.Enrolled.Select(one =>
            $" It is {one.Enrolment.Id}{(one.Enrolment.Name is { } name ? $" ({name})" : string.Empty)}{(one.Encodings.Count > 0 ? $", encoded: {one.Encodings}" : string.Empty)}."));
        var history = hit.History switch
        {
            null or { AtHead: true } => string.Empty,
            { Removed: { } removed } => $" It was removed in {removed.Id}, and stands in the history.",
            _ => " It is not checked out, and stands in the history.",
        };
        return $"{what}.{enrolled}{history}";
    }

    private static void Invocation(Utf8JsonWriter writer, ScanResult result)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", !result.IsPartial);
        writer.WriteStartArray("toolExecutionNotifications");
        foreach (var note in result.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("level", "error");
            SarifText.Message(writer, "message", note.Place.Length == 0 ? note.Reason : $"{note.Place}: {note.Reason}");
            writer.WriteEndObject();
        }

        if (result.HitsLeftOut > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("level", "warning");
            SarifText.Message(writer, "message", string.Create(CultureInfo.InvariantCulture, $"{result.HitsLeftOut} more hits are not listed."));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
