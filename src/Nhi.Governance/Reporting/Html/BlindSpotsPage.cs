namespace Nhi.Governance;

/// <summary>The third page: what could not be told, and what would tell it.</summary>
internal static class BlindSpotsPage
{
    private const int MostCommands = 5;

    public static void Write(HtmlText html, ReportModel model)
    {
        html.Write($"<section class=\"page\" id=\"/blind-spots\" aria-labelledby=\"blind-title\"><h1 id=\"blind-title\" tabindex=\"-1\">Blind spots</h1>");
        html.Write($"<p class=\"lead\">A question that nothing answers is never counted as passed. {(model.Gaps.Count == 0 ? "Here every question could be answered." : string.Empty)}");
        if (model.Gaps.Count > 0)
        {
            html.Write($"{model.Gaps.Count} {(model.Gaps.Count == 1 ? "answer is" : "answers are")} missing; each control names what would tell them.");
        }

        html.Write($"</p>");
        var open = model.Controls.Where(control => control.Gaps.Count > 0).OrderByDescending(control => control.Gaps.Count).ThenBy(control => control.Definition.Id, StringComparer.Ordinal).ToList();
        if (open.Count > 0)
        {
            Table(html, open);
        }

        Unread(html, model.Result);
        html.Write($"</section>");
    }

    private static void Table(HtmlText html, IEnumerable<ControlTally> open)
    {
        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Blind spots\"><table class=\"controls\"><caption class=\"hidden\">Controls that could not be assessed</caption><thead><tr><th scope=\"col\">Control</th><th scope=\"col\" class=\"n\">Not assessable</th><th scope=\"col\" class=\"n\">of</th><th scope=\"col\" class=\"bars\"><span class=\"hidden\">Share</span></th><th scope=\"col\">What would tell</th></tr></thead><tbody>");
        foreach (var control in open)
        {
            html.Write($"<tr><th scope=\"row\"><code>{control.Definition.Id}</code><span class=\"under\">{control.Definition.Title}</span></th><td class=\"n\">{control.Gaps.Count}</td><td class=\"n\">{control.Population}</td><td>");
            ReportWords.Bar(html, $"{ReportWords.Share(control.Gaps.Count, control.Population)} not assessable", control.Population, ("warn", control.Gaps.Count));
            html.Write($"</td><td><ul class=\"commands\">");
            var commands = control.Gaps.GroupBy(CommandOf, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
            foreach (var command in commands.Take(MostCommands))
            {
                html.Write($"<li>{command.Count()} × <code>{command.Key}</code></li>");
            }

            if (commands.Count > MostCommands)
            {
                html.Write($"<li>{commands.Skip(MostCommands).Sum(group => group.Count())} otherwise: each identity's page says how.</li>");
            }

            html.Write($"</ul></td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void Unread(HtmlText html, SurveyResult result)
    {
        var partial = result.Sources.Where(source => source.Rejected > 0 || source.Areas.Any(area => area.Coverage != Coverage.Complete)).OrderBy(source => source.Path, StringComparer.Ordinal).ToList();
        html.Write($"<h2>Lists that are not whole</h2><p>{partial.Count} of {result.Sources.Count} files hold a part of a list, or records that could not be read; what is missing there may exist all the same. {result.Unrecognised.Count} structured files are known to no format. The search for copies was {(result.Scan.IsPartial ? "not complete" : "complete")}.</p>");
        if (partial.Count > 0)
        {
            html.Write($"<details><summary>{partial.Count} files</summary><ul class=\"notes\">");
            foreach (var source in partial)
            {
                html.Write($"<li><code>{source.Path}</code> {source.Format}, {source.Rejected} rejected</li>");
            }

            html.Write($"</ul></details>");
        }
    }

    /// <summary>The command without the identity it is for, so that a register entry for each of ten is one kind of entry.</summary>
    private static string CommandOf(Gap gap) => gap.Result.Command.Replace($"\"{gap.Identity}\"", "…", StringComparison.Ordinal);
}
