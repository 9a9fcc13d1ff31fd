using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>Where secrets lie open.</summary>
internal static class CopySection
{
    private const int Most = 20;

    public static void Write(Screen screen, SurveyResult result, IReadOnlyList<INonHumanIdentity> identities)
    {
        if (result.Copies.Count == 0)
        {
            return;
        }

        screen.Heading($"Copies of secrets: {Count.Of(result.Copies.Count)}");
        var holders = identities.SelectMany(identity => identity.Copies.Select(copy => (copy.Id, Name: Names.Of(identity)))).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.Name);
        screen.Table(
            ["place", "format", "verdict", "identity"],
            result.Copies.OrderBy(Rank).Take(Most).Select(copy => (IReadOnlyList<Part>)
            [
                Part.Cell(Place(copy.Location)), Part.Cell(What(copy)), Part.Cell(copy.Verdict.ToString()), Part.Cell(holders.GetValueOrDefault(copy.Id, "–")),
            ]));
        if (result.Copies.Count > Most)
        {
            screen.Indented(2, $"{Count.Of(result.Copies.Count - Most)} more: all of them are in --json FILE.");
        }
    }

    public static string Place(CopyLocation place)
    {
        var path = place.Path.Length == 0 ? "commit message" : place.Path;
        var history = place.Commit is null ? string.Empty : $" since {place.Commit[..Math.Min(place.Commit.Length, 10)]}{(place.AtHead == false ? ", no longer checked out" : string.Empty)}";
        return $"{path}:{Count.Of(place.Line)}:{Count.Of(place.Column)}{history}";
    }

    /// <summary>The format, and the enrolled secret with the encodings it stands in.</summary>
    public static string What(SecretCopy copy) => copy.Enrolled is not { } enrolled ? copy.Format
        : $"{copy.Format} {enrolled.Name ?? enrolled.Id}{(enrolled.Encodings.Length == 0 ? string.Empty : $" ({enrolled.Encodings})")}";

    private static int Rank(SecretCopy copy) => copy.Verdict switch
    {
        CopyVerdict.Enrolled => 0,
        CopyVerdict.ChecksumValid => 0,
        CopyVerdict.FormatOnly => 1,
        _ => 2,
    };
}
