using Nhi.Governance.Secrets;
using Nhi.Governance.Tool.Commands;
using Nhi.Governance.Tool.Terminal;
using Spectre.Console;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What a person reads of a scan.</summary>
internal static class ScanReport
{
    private const int Most = 50;
    private const int MostAdvice = 10;

    public static void Write(Screen screen, ScanRequest request, ScanResult result)
    {
        Header(screen, request, result);
        Hits(screen, result);
        Advice(screen, result);
        Notes(screen, "Could not be read", result.Reasons);
        Notes(screen, "Remarks", result.Remarks);
        Summary(screen, result);
    }

    private static void Header(Screen screen, ScanRequest request, ScanResult result)
    {
        screen.Line(new Part("Scan", Styles.Heading));
        foreach (var path in request.Paths)
        {
            screen.Indented(2, new Part("read   ", Styles.Faint), path);
        }

        foreach (var repository in request.Repositories)
        {
            screen.Indented(2, new Part("git    ", Styles.Faint), repository);
        }

        screen.Indented(2, new Part("for    ", Styles.Faint), request.KnownOnly ? string.Empty : $"{Count.Of(SecretFormats.All.Count(format => request.Generic || !format.IsGeneric))} formats{(request.FormatsOnly ? string.Empty : ", ")}", Enrolled(request, result));
    }

    private static string Enrolled(ScanRequest request, ScanResult result) => request.FormatsOnly ? string.Empty
        : result.EnrolledCount + result.WeakCount == 0 ? "no enrolled secrets: nhi enrol FILE enrols some"
        : Count.Of(result.EnrolledCount, "enrolled secret", "enrolled secrets") + (result.WeakCount == 0 ? string.Empty : $", {Count.Of(result.WeakCount)} weak, compared with whole values only");

    private static void Hits(Screen screen, ScanResult result)
    {
        if (result.Hits.Count == 0)
        {
            return;
        }

        screen.Heading($"Secrets that lie open: {Count.Of(result.Hits.Count, "place", "places")}, {Count.Of(Values(result), "value", "values")}");
        screen.Table(
            ["place", "what", "verdict", "secret", "tells"],
            result.Hits.OrderByDescending(hit => hit.Level).Take(Most).Select(hit => (IReadOnlyList<Part>)
            [
                Part.Cell(Place(hit)),
                Part.Cell(hit.Format?.Id ?? "enrolled"),
                Part.Cell(Verdict(hit), StyleOf(hit.Level)),
                Part.Cell(Secret(hit)),
                Part.Cell(string.Join(' ', ReadingReport.Of(hit.Reading).Select(fact => fact.Value))),
            ]));
        if (result.Hits.Count > Most)
        {
            screen.Indented(2, $"{Count.Of(result.Hits.Count - Most)} more: all of them are in --json FILE and --sarif FILE.");
        }

        if (result.HitsLeftOut > 0)
        {
            screen.Indented(2, $"{Count.Of(result.HitsLeftOut)} more are counted only.");
        }
    }

    private static string Place(ScanHit hit)
    {
        var history = hit.History is not { } been ? string.Empty
            : $"{(been.First is { } first ? $" since {Short(first)} of {SurveyReport.Day(first.AuthoredAt)}" : string.Empty)}{(been.AtHead ? string.Empty : been.Removed is { } removed ? $", removed in {Short(removed)}" : ", not checked out")}";
        return $"{hit.Path}:{Count.Of(hit.Line)}:{Count.Of(hit.CharacterColumn ?? hit.Column)}{history}";
    }

    private static string Short(DocumentCommit commit) => commit.Id[..Math.Min(commit.Id.Length, 10)];

    private static string Verdict(ScanHit hit) => hit.Enrolled.Count > 0 ? "enrolled" : hit.Checksum switch
    {
        ChecksumVerdict.Valid => "checksum right",
        ChecksumVerdict.Failed => "checksum wrong",
        _ => "format",
    };

    private static string Secret(ScanHit hit) => string.Join(", ", hit.Enrolled.Select(one =>
        $"{one.Enrolment.Name ?? one.Enrolment.Id}{(one.Encodings.Count > 0 ? $" ({one.Encodings})" : string.Empty)}"));

    private static void Advice(Screen screen, ScanResult result)
    {
        var formats = result.Hits.Where(hit => hit.Level > ScanLevel.Note && hit.Format is not null)
            .GroupBy(hit => hit.Format!).OrderByDescending(group => group.Max(hit => hit.Level)).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.Id, StringComparer.Ordinal).Take(MostAdvice).ToList();
        if (formats.Count == 0)
        {
            return;
        }

        screen.Heading("Where they are revoked");
        foreach (var format in formats)
        {
            screen.Indented(2, new Part($"{format.Key.Name}: ", Styles.Faint), format.Key.RevocationHint);
        }
    }

    private static void Notes(Screen screen, string title, IReadOnlyList<ScanNote> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        screen.Heading($"{title}: {Count.Of(notes.Sum(note => note.Count))}");
        foreach (var note in notes.Take(Most))
        {
            screen.Indented(2, note.Place.Length == 0 ? string.Empty : $"{note.Place}: ", note.Reason, note.Count > 1 ? $" ({Count.Of(note.Count)} times)" : string.Empty);
        }

        if (notes.Count > Most)
        {
            screen.Indented(2, $"{Count.Of(notes.Count - Most)} more: all of them are in --json FILE.");
        }
    }

    private static void Summary(Screen screen, ScanResult result)
    {
        var levels = string.Join(", ", Enum.GetValues<ScanLevel>().Reverse().Select(level => (Level: level, Count: result.Hits.Count(hit => hit.Level == level))).Where(pair => pair.Count > 0).Select(pair => $"{Count.Of(pair.Count)} {pair.Level}"));
        screen.Line();
        screen.Line(new Part(
            $"{Count.Of(result.Hits.Count + result.HitsLeftOut, "place", "places")} of {Count.Of(Values(result), "value", "values")}{(levels.Length == 0 ? string.Empty : $" ({levels})")} in {Count.Of(result.Documents, "document", "documents")}, "
            + $"{Count.Bytes(result.Bytes)} at {Count.Bytes((long)result.BytesPerSecond)}/s; {(result.Known == 0 ? string.Empty : $"{Count.Of(result.Known)} known to hold nothing; ")}"
            + (result.IsPartial ? "partial: something was not read." : "everything was read."),
            Styles.Heading));
    }

    private static int Values(ScanResult result) => result.Hits.Select(hit => hit.Value).Distinct().Count();

    private static Style StyleOf(ScanLevel level) => level switch
    {
        ScanLevel.Error => Styles.Bad,
        ScanLevel.Warning => Styles.Open,
        _ => Styles.Faint,
    };
}
