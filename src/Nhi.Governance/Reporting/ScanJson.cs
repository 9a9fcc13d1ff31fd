using System.Text.Json;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Writes a scan as JSON, as <c>docs/scan-json.md</c> and <c>docs/scan.schema.json</c> say.</summary>
/// <remarks>The same scan gives the same bytes: lists are sorted, line ends are line feeds, and all but basic Latin is escaped. It holds no secret's value.</remarks>
public static class ScanJson
{
    /// <summary>What <c>schema</c> says.</summary>
    public const string Schema = "nhi-scan/1";

    /// <summary>Writes a scan.</summary>
    /// <param name="result">The scan.</param>
    /// <param name="destination">Takes the JSON in UTF-8; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static Task WriteAsync(ScanResult result, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(destination);
        return JsonSteps.WriteAsync(writer => Steps(writer, result), destination, cancellationToken);
    }

    /// <summary>The name of a level.</summary>
    internal static string Name(ScanLevel level) => level switch
    {
        ScanLevel.Note => "note",
        ScanLevel.Warning => "warning",
        ScanLevel.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "The level has no name."),
    };

    /// <summary>The name of a verdict.</summary>
    internal static string Name(ChecksumVerdict verdict) => verdict switch
    {
        ChecksumVerdict.None => "none",
        ChecksumVerdict.Valid => "valid",
        ChecksumVerdict.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "The verdict has no name."),
    };

    private static IEnumerable<Action> Steps(Utf8JsonWriter writer, ScanResult result)
    {
        yield return () =>
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema);
            writer.WriteBoolean("complete", !result.IsPartial);
            writer.WriteStartArray("hits");
        };
        foreach (var hit in result.Hits)
        {
            yield return () => ScanHitReport.Write(writer, hit);
        }

        yield return () =>
        {
            writer.WriteEndArray();
            Sources(writer, result);
            Notes(writer, "unread", result.Reasons);
            Notes(writer, "remarks", result.Remarks);
            Counts(writer, result);
            writer.WriteEndObject();
        };
    }

    private static void Sources(Utf8JsonWriter writer, ScanResult result)
    {
        writer.WriteStartArray("sources");
        foreach (var source in result.Sources)
        {
            writer.WriteStartObject();
            writer.WriteString("name", source.Name);
            writer.WriteNumber("documents", source.Summary.Documents);
            writer.WriteNumber("bytes", source.Summary.Bytes);
            writer.WriteNumber("known", source.Summary.Known);
            writer.WriteBoolean("complete", !source.IsPartial);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Notes(Utf8JsonWriter writer, string name, IReadOnlyList<ScanNote> notes)
    {
        writer.WriteStartArray(name);
        foreach (var note in notes)
        {
            writer.WriteStartObject();
            writer.WriteString("source", note.Source);
            writer.WriteString("path", note.Path);
            writer.WriteString("reason", note.Reason);
            writer.WriteNumber("count", note.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Counts(Utf8JsonWriter writer, ScanResult result)
    {
        writer.WriteStartObject("counts");
        writer.WriteNumber("hits", result.Hits.Count);
        writer.WriteNumber("hitsLeftOut", result.HitsLeftOut);
        writer.WriteStartObject("byLevel");
        foreach (var level in Enum.GetValues<ScanLevel>())
        {
            writer.WriteNumber(Name(level), result.Hits.Count(hit => hit.Level == level));
        }

        writer.WriteEndObject();
        writer.WriteNumber("values", result.Hits.Select(hit => hit.Value).Distinct().Count());
        writer.WriteNumber("enrolled", result.EnrolledCount);
        writer.WriteNumber("weak", result.WeakCount);
        writer.WriteNumber("limited", result.Limited);
        writer.WriteEndObject();
    }
}
