using System.Globalization;
using System.Text;

namespace Nhi.Governance;

/// <summary>How the inventory went from survey to survey. Where it kept no history nothing is drawn.</summary>
internal static class TrendChart
{
    private const int Most = 60;
    private const double Width = 320;
    private const double Height = 110;

    public static void Write(HtmlText html, ReportModel model)
    {
        var points = Points(model);
        if (points.Count < 2)
        {
            return;
        }

        var (first, last) = (points[0], points[^1]);
        html.Write($"<h2>Trend</h2><p class=\"note\">{points.Count} surveys from {Of(first)} to {Of(last)}: identities from {first.Identities} to {last.Identities}, open findings from {first.OpenFindings} to {last.OpenFindings}.</p><div class=\"trends\">");
        Chart(html, "Identities", points, 0, ("main", "all", point => point.Identities, string.Empty), ("warn", "of unknown class", point => point.Unknown, string.Empty));
        Chart(html, "Open findings", points, 0, ("main", "all", point => point.OpenFindings, string.Empty), ("bad", "critical and high", point => point.Grave, string.Empty));
        if (points.Any(point => point.Owned > 0))
        {
            Chart(html, "Somebody answers", points, 100, ("main", "declared or attested", point => Percent(point.Answered, point), " %"), ("good", "attested", point => Percent(point.Attested, point), " %"));
        }

        html.Write($"</div>");
    }

    /// <summary>The last surveys that changed something, and this one where it did not: that nothing changed is news, too.</summary>
    private static List<InventoryPoint> Points(ReportModel model)
    {
        var points = model.History.TakeLast(Most).ToList();
        if (points.Count > 0 && points[^1].AsOf is { } last && last < model.Result.AsOf)
        {
            points.Add(points[^1] with { AsOf = model.Result.AsOf });
        }

        return points;
    }

    private static void Chart(HtmlText html, string title, List<InventoryPoint> points, int least, params ReadOnlySpan<(string Class, string Name, Func<InventoryPoint, int> Value, string Unit)> series)
    {
        var top = Math.Max(1, least);
        foreach (var one in series)
        {
            top = Math.Max(top, points.Max(one.Value));
        }

        var label = new StringBuilder(title);
        foreach (var (_, name, value, unit) in series)
        {
            label.Append(CultureInfo.InvariantCulture, $"; {name}: from {value(points[0])}{unit} to {value(points[^1])}{unit}");
        }

        html.Write($"<figure class=\"trend\"><figcaption>{title}</figcaption><svg viewBox=\"-4 -6 328 122\" role=\"img\" aria-label=\"{label.ToString()}\">");
        foreach (var line in (ReadOnlySpan<double>)[0, 0.5, 1])
        {
            html.Write($"<line class=\"axis\" x1=\"0\" y1=\"{Height * line}\" x2=\"{Width}\" y2=\"{Height * line}\"/>");
        }

        foreach (var (name, _, value, _) in series)
        {
            var path = new StringBuilder();
            for (var at = 0; at < points.Count; at++)
            {
                path.Append(CultureInfo.InvariantCulture, $"{X(points, at):0.#},{Height - (value(points[at]) * Height / top):0.#} ");
            }

            html.Write($"<polyline class=\"{name}\" points=\"{path.ToString().TrimEnd()}\"/><circle class=\"{name}\" cx=\"{X(points, points.Count - 1)}\" cy=\"{Height - (value(points[^1]) * Height / top)}\" r=\"3\"/>");
        }

        html.Write($"</svg><p class=\"ends\"><span>{Of(points[0])}</span><span>top {top}{series[0].Unit}</span><span>{Of(points[^1])}</span></p><ul class=\"key\">");
        foreach (var (name, words, value, unit) in series)
        {
            html.Write($"<li class=\"{name}\">{words}: {value(points[0])}{unit} → <b>{value(points[^1])}{unit}</b></li>");
        }

        html.Write($"</ul></figure>");
    }

    /// <summary>By time, so that a quarter without a survey is a quarter wide; one after the other where no time is told.</summary>
    private static double X(List<InventoryPoint> points, int at) =>
        points[0].AsOf is { } first && points[^1].AsOf is { } last && points[at].AsOf is { } now && last > first
            ? Width * ((now - first) / (last - first))
            : at * Width / (points.Count - 1);

    private static int Percent(int part, InventoryPoint point) => point.Owned == 0 ? 0 : (int)Math.Round(100.0 * part / point.Owned, MidpointRounding.AwayFromZero);

    private static string Of(InventoryPoint point) => point.AsOf is { } asOf ? ReportWords.Day(asOf) : string.Create(CultureInfo.InvariantCulture, $"commit {point.Revision.Value}");
}
