using System.Globalization;

namespace Nhi.Governance;

/// <summary>Small forms that the pages of a report share.</summary>
internal static class ReportWords
{
    public static string Day(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(instant.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole. What is not all never reads as all, nor what is not nothing as nothing.</summary>
    public static string Share(int part, int whole)
    {
        var share = whole == 0 ? 0 : 100.0 * part / whole;
        return whole == 0 ? "–"
            : share is > 0 and < 1 ? Math.Max(share, 0.1).ToString("0.0", CultureInfo.InvariantCulture) + " %"
            : share is > 99 and < 100 ? (Math.Floor(share * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture) + " %"
            : share.ToString("0", CultureInfo.InvariantCulture) + " %";
    }

    public static string Place(CopyLocation place) =>
        string.Create(CultureInfo.InvariantCulture, $"{(place.Path.Length == 0 ? "commit message" : place.Path)}:{place.Line}:{place.Column}")
        + (place.Commit is null ? string.Empty : $" since {place.Commit[..Math.Min(place.Commit.Length, 10)]}{(place.AtHead == false ? ", no longer checked out" : string.Empty)}");

    /// <summary>An address within the report. What stands between its slashes is escaped.</summary>
    public static string LinkTo(INonHumanIdentity identity) => "#/identity/" + Uri.EscapeDataString(PlainText.Of(identity.Id.ToString()));

    /// <summary>A bar whose parts add up to a whole: their classes and their sizes.</summary>
    public static void Bar(HtmlText html, string label, int whole, params ReadOnlySpan<(string Class, int Size)> parts)
    {
        html.Write($"<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{label}\"><rect class=\"rest\" width=\"100\" height=\"8\"/>");
        var at = 0;
        foreach (var (name, size) in parts)
        {
            if (size > 0 && whole > 0)
            {
                html.Write($"<rect class=\"{name}\" x=\"{Percent(at, whole)}\" width=\"{Percent(size, whole)}\" height=\"8\"/>");
            }

            at += size;
        }

        html.Write($"</svg>");
    }

    private static string Percent(int part, int whole) => (100.0 * part / whole).ToString("0.##", CultureInfo.InvariantCulture);
}
