using System.Globalization;
using System.Text;

namespace Nhi.Governance;

/// <summary>How the inventory went from survey to survey. Where it kept no history nothing is drawn.</summary>
internal static class TrendChart
{
    private const int Most = 60;
    private const double Width = 600;
    private const double Height = 120;

    public static void Write(HtmlText html, ReportModel model)
    {
        var points = model.Context.History.TakeLast(Most).ToList();
        if (points.Count < 2)
        {
            return;
        }

        var (first, last) = (points[0], points[^1]);
        html.Write($"<h2>Trend</h2><p class=\"note\">Commits {Number(first.Revision.Value)} to {Number(last.Revision.Value)} of the inventory, those that changed something: identities from {first.Identities} to {last.Identities}, open findings from {first.OpenFindings} to {last.OpenFindings}.</p><div class=\"columns\">");
        Chart(html, "Identities", points, point => point.Identities);
        Chart(html, "Open findings", points, point => point.OpenFindings);
        html.Write($"</div>");
    }

    private static void Chart(HtmlText html, string title, List<InventoryPoint> points, Func<InventoryPoint, int> value)
    {
        var most = Math.Max(1, points.Max(value));
        var path = new StringBuilder();
        for (var at = 0; at < points.Count; at++)
        {
            path.Append(CultureInfo.InvariantCulture, $"{at * Width / (points.Count - 1):0.#},{Height - (value(points[at]) * Height / most):0.#} ");
        }

        var (first, last) = (points[0], points[^1]);
        html.Write($"<figure><figcaption>{title}: {value(first)} → {value(last)}</figcaption><svg class=\"trend\" viewBox=\"-4 -4 608 128\" role=\"img\" aria-label=\"{title} from {value(first)} to {value(last)} over {points.Count} commits\"><line class=\"axis\" x1=\"0\" y1=\"120\" x2=\"600\" y2=\"120\"/><polyline points=\"{path.ToString().TrimEnd()}\"/></svg><p class=\"ends\"><span>{Of(first)}</span><span>{Of(last)}</span></p></figure>");
    }

    private static string Of(InventoryPoint point) => point.AsOf is { } asOf ? ReportWords.Day(asOf) : "commit " + Number(point.Revision.Value);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
