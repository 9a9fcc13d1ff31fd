namespace Nhi.Governance;

/// <summary>The second page: each control with its population and its three answers, where the numbers come from, and what was laid over the baseline.</summary>
internal static class AuditorPage
{
    private const int MostIds = 200;
    private const int MostNotes = 500;

    public static void Write(HtmlText html, ReportModel model)
    {
        html.Write($"<section class=\"page\" id=\"/auditor\" aria-labelledby=\"auditor-title\"><h1 id=\"auditor-title\" tabindex=\"-1\">For the auditor</h1>");
        html.Write($"<p class=\"lead\">Judged from {ReportWords.Day(model.Result.AsOf)} by the {model.Controls.Count} built-in controls of Nhi.Governance {PolicyDigests.Program}. A population is every identity or credential the control was asked of; pass, fail, accepted and not assessable add up to it.</p>");
        html.Write($"<dl class=\"facts digests\"><dt>Baseline</dt><dd><code>sha256:{PolicyDigests.Baseline}</code></dd><dt>Policy</dt><dd><code>sha256:{PolicyDigests.Of(model.Result.Policy)}</code></dd></dl>");
        Controls(html, model);
        Standards(html, model.Result);
        Changes(html, model.Result);
        Inputs(html, model.Result);
        Notes(html, "Could not be read", model.Result.Rejected);
        Notes(html, "Known to no format", model.Result.Unrecognised);
        Notes(html, "Remarks", model.Result.Notes);
        html.Write($"</section>");
    }

    private static void Controls(HtmlText html, ReportModel model)
    {
        html.Write($"<h2>Controls</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Controls\"><table class=\"controls\"><caption class=\"hidden\">Controls with their population and answers</caption><thead><tr><th scope=\"col\">Control</th><th scope=\"col\" class=\"n\">Population</th><th scope=\"col\" class=\"n\">Pass</th><th scope=\"col\" class=\"n\">Fail</th><th scope=\"col\" class=\"n\">Accepted</th><th scope=\"col\" class=\"n\">Not assessable</th><th scope=\"col\">Evidence</th><th scope=\"col\">Standards and versions</th></tr></thead><tbody>");
        foreach (var control in model.Controls)
        {
            var definition = control.Definition;
            var severity = model.Result.Policy.Overrides.GetValueOrDefault(definition.Id)?.Severity ?? definition.Severity;
            html.Write($"<tr><th scope=\"row\"><code>{definition.Id}</code><span class=\"under\">{definition.Title}</span><span class=\"sev sev-{severity.ToString()}\">{severity.ToString()}</span></th><td class=\"n\">{control.Population}</td><td class=\"n\">{control.Met}</td><td class=\"n\">");
            if (control.NotMet.Count == 0)
            {
                html.Write($"{0}");
            }
            else
            {
                html.Write($"<a href=\"#/findings?control={definition.Id}\">{control.NotMet.Count}</a>");
            }

            html.Write($"</td><td class=\"n\">{control.Accepted}</td><td class=\"n\">{control.Gaps.Count}</td><td>");
            Evidence(html, control);
            html.Write($"</td><td class=\"refs\">{string.Join("; ", definition.Citations)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void Evidence(HtmlText html, ControlTally control)
    {
        if (control.NotMet.Count == 0)
        {
            html.Write($"–");
            return;
        }

        html.Write($"<details><summary>{control.NotMet.Count} finding {(control.NotMet.Count == 1 ? "id" : "ids")}</summary><ul class=\"ids\">");
        foreach (var finding in control.NotMet.Take(MostIds))
        {
            html.Write($"<li><a href=\"#/findings?q={Uri.EscapeDataString(finding.Id.ToString())}\"><code>{finding.Id.ToString()}</code></a></li>");
        }

        html.Write($"</ul>");
        if (control.NotMet.Count > MostIds)
        {
            html.Write($"<p>{control.NotMet.Count - MostIds} more are in <a href=\"#/findings?control={control.Definition.Id}\">the list of findings</a>.</p>");
        }

        html.Write($"</details>");
    }

    private static void Standards(HtmlText html, SurveyResult result)
    {
        html.Write($"<h2>Standards</h2><p class=\"note\">Evidenced: what was asked of this estate is met, or accepted for a time; a requirement may ask for more than any survey can see. Not assessable: nothing fails, and something could not be told. Not asked: a control cites it, and nothing here is of its kind. nhi standards lists every requirement.</p>");
        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Standards\"><table class=\"standards\"><caption class=\"hidden\">Requirements of standards and what the survey shows of them</caption><thead><tr><th scope=\"col\">Standard</th><th scope=\"col\">Failed</th><th scope=\"col\">Evidenced</th><th scope=\"col\">Not assessable</th><th scope=\"col\" class=\"n\">Not asked</th><th scope=\"col\" class=\"n\">Not covered</th></tr></thead><tbody>");
        foreach (var framework in StandardsCoverage.Of(result).GroupBy(item => $"{item.Requirement.Framework} {item.Requirement.Version}".TrimEnd(), StringComparer.Ordinal))
        {
            html.Write($"<tr><th scope=\"row\">{framework.Key}</th><td>{Ids(framework, RequirementStatus.Failed)}</td><td>{Ids(framework, RequirementStatus.Evidenced)}</td><td>{Ids(framework, RequirementStatus.NotAssessable)}</td><td class=\"n\">{framework.Count(item => item.Status == RequirementStatus.NotAsked)}</td><td class=\"n\">{framework.Count(item => item.Status == RequirementStatus.NotCovered)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");

        static string Ids(IEnumerable<RequirementCoverage> of, RequirementStatus status) => string.Join(", ", of.Where(item => item.Status == status).Select(item => item.Requirement.Id)) is { Length: > 0 } ids ? ids : "–";
    }

    private static void Changes(HtmlText html, SurveyResult result)
    {
        html.Write($"<h2>Changes to the baseline</h2>");
        Table(html, "Changes to the baseline", "Baseline", "Here", [.. PolicyChanges.Of(ControlPolicy.Baseline, result.Policy), .. PolicyChanges.OfRules(ControlPolicy.Baseline, result.Policy)], "None: the baseline was used as it is shipped.");
        html.Write($"<h2>Changes since the last survey</h2>");
        if (result.Before is not { } before)
        {
            html.Write($"<p>No earlier survey is kept in the inventory.</p>");
            return;
        }

        List<(string What, string Before, string Now)> changes = [.. PolicyChanges.Of(before.Policy, result.Policy), .. PolicyChanges.OfRules(before.Policy, result.Policy), .. PolicyChanges.OfAcceptances(before.Policy, result.Policy)];
        if (!string.Equals(before.Baseline, PolicyDigests.Baseline, StringComparison.Ordinal))
        {
            changes.Insert(0, ("The baseline itself", $"{before.Program}, sha256:{before.Baseline}", $"{PolicyDigests.Program}, sha256:{PolicyDigests.Baseline}"));
        }

        Table(html, "Changes since the last survey", $"As of {ReportWords.Day(before.AsOf)}", $"As of {ReportWords.Day(result.AsOf)}", changes, $"None since the survey as of {ReportWords.Day(before.AsOf)}: the same baseline, limits and acceptances.");
    }

    private static void Table(HtmlText html, string title, string before, string now, List<(string What, string Before, string Now)> rows, string none)
    {
        if (rows.Count == 0)
        {
            html.Write($"<p>{none}</p>");
            return;
        }

        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table class=\"changes\"><caption class=\"hidden\">{title}</caption><thead><tr><th scope=\"col\">What</th><th scope=\"col\">{before}</th><th scope=\"col\">{now}</th></tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Write($"<tr><th scope=\"row\">{row.What}</th><td>{row.Before}</td><td>{row.Now}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void Inputs(HtmlText html, SurveyResult result)
    {
        html.Write($"<h2>What was read</h2><p class=\"note\">Records of a file end as identities, attachments or rejections, and the three add up. The command is the read-only one that makes such a file; docs/sources.md says what it needs and what it cannot see.</p>");
        if (result.Sources.Count == 0)
        {
            html.Write($"<p>No file was read.</p>");
            return;
        }

        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"What was read\"><table class=\"dense\"><caption class=\"hidden\">Files that were read</caption><thead><tr><th scope=\"col\">File</th><th scope=\"col\">Format and command</th><th scope=\"col\" class=\"n\">Records</th><th scope=\"col\" class=\"n\">Identities</th><th scope=\"col\" class=\"n\">Attachments</th><th scope=\"col\" class=\"n\">Rejected</th><th scope=\"col\">Whole list</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>");
        foreach (var source in result.Sources.OrderBy(source => source.Path, StringComparer.Ordinal).ThenBy(source => source.Format, StringComparer.Ordinal))
        {
            var complete = source.Rejected == 0 && source.Areas.All(area => area.Coverage == Coverage.Complete);
            html.Write($"<tr><th scope=\"row\">{source.Path}</th><td>{source.Format}<span class=\"under\"><code>{source.Command ?? "see docs/sources.md"}</code></span></td><td class=\"n\">{source.Records}</td><td class=\"n\">{source.Identities}</td><td class=\"n\">{source.Attachments}</td><td class=\"n\">{source.Rejected}</td><td>{(complete ? "yes" : "no")}</td><td class=\"hash\"><code>{source.Sha256 ?? "–"}</code></td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void Notes(HtmlText html, string title, IReadOnlyList<SurveyNote> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        html.Write($"<h2>{title}: {notes.Count}</h2><ul class=\"notes\">");
        foreach (var note in notes.OrderBy(note => note.Path, StringComparer.Ordinal).ThenBy(note => note.Place, StringComparer.Ordinal).ThenBy(note => note.Text, StringComparer.Ordinal).Take(MostNotes))
        {
            html.Write($"<li><code>{note.Path}</code> {(note.Place.Length == 0 ? string.Empty : $"({note.Place}) ")}{note.Text}</li>");
        }

        html.Write($"</ul>");
        if (notes.Count > MostNotes)
        {
            html.Write($"<p class=\"note\">{notes.Count - MostNotes} more are in the survey's JSON.</p>");
        }
    }
}
