using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes the document in steps, one item each, so that the writer can be emptied between them.</summary>
internal static class SurveyDocument
{
    public static IEnumerable<Action> Steps(Utf8JsonWriter writer, SurveyResult result)
    {
        var identities = Listed(result);
        var owners = Holders(identities);
        yield return () =>
        {
            writer.WriteStartObject();
            writer.WriteString("schema", SurveyJson.Schema);
            ReportText.Instant(writer, "asOf", result.AsOf);
        };

        var lists = List(writer, "identities", identities, IdentityReport.Write)
            .Concat(List(writer, "relations", Relations(result), RelationReport.Write))
            .Concat(List(writer, "findings", Findings(result), FindingReport.Write))
            .Concat(List(writer, "accepted", Accepted(result), FindingReport.WriteAccepted))
            .Concat(List(writer, "notAssessable", Gaps(result), FindingReport.WriteGap))
            .Concat(List(writer, "copies", Copies(result), (to, copy) => CopyReport.Write(to, copy, owners.TryGetValue(copy.Id, out var owner) ? owner : null)))
            .Concat(List(writer, "unrecognised", Places(result.Unrecognised), PlaceReport.WriteUnrecognised))
            .Concat(List(writer, "rejected", Places(result.Rejected), PlaceReport.WriteRejected))
            .Concat(List(writer, "notes", Places(result.Notes), PlaceReport.WriteNote))
            .Concat(List(writer, "sources", result.Sources.OrderBy(source => source.Path, StringComparer.Ordinal).ThenBy(source => source.Format, StringComparer.Ordinal), PlaceReport.WriteSource));
        foreach (var step in lists)
        {
            yield return step;
        }

        yield return () =>
        {
            writer.WriteStartObject("searched");
            writer.WriteNumber("documents", result.Scan.Documents + result.Scan.Known);
            writer.WriteNumber("enrolled", result.Scan.EnrolledCount);
            writer.WriteNumber("weak", result.Scan.WeakCount);
            writer.WriteBoolean("complete", !result.Scan.IsPartial);
            writer.WriteEndObject();
            CountsReport.Write(writer, result, identities);
            writer.WriteEndObject();
        };
    }

    /// <summary>What was merged into a principal is counted there.</summary>
    private static List<INonHumanIdentity> Listed(SurveyResult result) =>
        [.. result.Identities.Where(identity => identity.Principal is null).OrderBy(identity => identity.Id)];

    private static Dictionary<CopyId, IdentityId> Holders(IEnumerable<INonHumanIdentity> identities)
    {
        var holders = new Dictionary<CopyId, IdentityId>();
        foreach (var identity in identities)
        {
            foreach (var copy in identity.Copies)
            {
                holders.TryAdd(copy.Id, identity.Id);
            }
        }

        return holders;
    }

    private static IEnumerable<Relation> Relations(SurveyResult result) =>
        result.Relations.OrderBy(relation => relation.Kind).ThenBy(relation => relation.From).ThenBy(relation => relation.To)
            .ThenBy(relation => relation.State).ThenBy(relation => relation.Source, StringComparer.Ordinal);

    private static IEnumerable<Finding> Findings(SurveyResult result) =>
        result.Findings.OrderByDescending(finding => finding.Result.Severity).ThenBy(finding => finding.Id);

    private static IEnumerable<KeyValuePair<Finding, AcceptedRisk>> Accepted(SurveyResult result) =>
        result.Accepted.OrderByDescending(accepted => accepted.Key.Result.Severity).ThenBy(accepted => accepted.Key.Id);

    private static IEnumerable<Gap> Gaps(SurveyResult result) =>
        result.NotAssessable.OrderBy(gap => gap.Identity).ThenBy(gap => gap.Result.Control, StringComparer.Ordinal).ThenBy(gap => gap.Result.Credential ?? default);

    private static IEnumerable<SecretCopy> Copies(SurveyResult result) =>
        result.Copies.OrderBy(copy => copy.Location.Source, StringComparer.Ordinal).ThenBy(copy => copy.Location.Path, StringComparer.Ordinal)
            .ThenBy(copy => copy.Location.Line).ThenBy(copy => copy.Location.Column).ThenBy(copy => copy.Id);

    private static IEnumerable<SurveyNote> Places(IEnumerable<SurveyNote> notes) =>
        notes.OrderBy(note => note.Path, StringComparer.Ordinal).ThenBy(note => note.Place, StringComparer.Ordinal).ThenBy(note => note.Text, StringComparer.Ordinal);

    private static IEnumerable<Action> List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        yield return () => writer.WriteStartArray(name);
        foreach (var item in items)
        {
            yield return () => write(writer, item);
        }

        yield return writer.WriteEndArray;
    }
}
