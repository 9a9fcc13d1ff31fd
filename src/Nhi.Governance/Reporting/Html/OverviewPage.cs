using System.Globalization;

namespace Nhi.Governance;

/// <summary>The first page: what is known of the estate, and what to do first. No single score stands for it.</summary>
internal static class OverviewPage
{
    private const int MostRisks = 10;
    private const int MostSystems = 12;
    private const int MostExceptions = 20;

    public static void Write(HtmlText html, ReportModel model)
    {
        html.Write($"<section class=\"page\" id=\"/\" aria-labelledby=\"overview-title\"><h1 id=\"overview-title\" tabindex=\"-1\">Non-human identities as of {ReportWords.Day(model.Result.AsOf)}</h1>");
        Scope(html, model);
        Figures(html, model);
        html.Write($"<div class=\"cards\">");
        OwnersCard.Write(html, model);
        Credentials(html, model);
        Copies(html, model);
        html.Write($"</div>");
        TrendChart.Write(html, model);
        Risks(html, model);
        html.Write($"<div class=\"columns\">");
        Classes(html, model);
        Systems(html, model);
        html.Write($"</div>");
        Exceptions(html, model);
        Freshness(html, model);
        html.Write($"</section>");
    }

    private static void Scope(HtmlText html, ReportModel model)
    {
        var result = model.Result;
        html.Write($"<p class=\"lead\">Read: {result.Sources.Count} exports with {result.Sources.Sum(source => source.Records)} records; {result.Scan.Documents + result.Scan.Known} documents searched for copies of secrets. ");
        html.Write($"{(result.Rejected.Count == 1 ? "One record or file" : string.Create(CultureInfo.InvariantCulture, $"{result.Rejected.Count:N0} records or files"))} could not be read{(result.Rejected.Count == 0 ? "." : ", so this page tells less than there is.")} {(result.Sources.Count == 0 ? "No export was read by this survey: what stands here is older, or nothing. " : string.Empty)}");
        html.Write($"{model.Gaps.Count} {(model.Gaps.Count == 1 ? "question" : "questions")} could not be answered: see <a href=\"#/blind-spots\">blind spots</a>.</p>");
        if (model.Result.Asked.Count > 0)
        {
            html.Write($"<p class=\"scope\">Scope:");
            foreach (var item in model.Result.Asked)
            {
                html.Write($" <code>{item.ToString()}</code>");
            }

            html.Write($"</p>");
        }
    }

    private static void Figures(HtmlText html, ReportModel model)
    {
        var unknown = model.Present.Count(ReportModel.IsUnknown);
        html.Write($"<dl class=\"figures\"><div><dt>Identities</dt><dd><a href=\"#/identities\">{model.Present.Count}</a></dd></div>");
        html.Write($"<div><dt>of unknown class</dt><dd><a href=\"#/identities?class=Unknown\">{unknown}</a></dd></div>");
        foreach (var severity in Enum.GetValues<Severity>().OrderDescending())
        {
            var name = severity.ToString();
            var count = model.Findings.Count(finding => finding.Result.Severity == severity);
            html.Write($"<div class=\"sev-{name}{(count == 0 ? " zero" : string.Empty)}\"><dt>{name} findings</dt><dd><a href=\"#/findings?severity={name}\">{count}</a></dd></div>");
        }

        html.Write($"</dl>");
    }

    private static void Risks(HtmlText html, ReportModel model)
    {
        var top = model.Ranks.Select((rank, index) => (Rank: rank, Identity: model.Identities[index])).Where(item => item.Rank.Points > 0)
            .OrderByDescending(item => item.Rank.Points).ThenBy(item => item.Identity.Id).Take(MostRisks).ToList();
        html.Write($"<h2>{(top.Count == MostRisks ? "Ten to look at first" : "To look at first")}</h2>");
        if (top.Count == 0)
        {
            html.Write($"<p>{(model.Present.Count == 0 ? "There is no identity." : model.Findings.Count == 0 ? "No identity has a finding. What could not be told is among the blind spots." : "No identity has a finding of weight.")}</p>");
            return;
        }

        html.Write($"<p class=\"note\">An order to work by, not a measure: each control that is not met weighs 40 when critical, 20 high, 8 medium, 2 low; then times where it lives, whether anybody answers for it, and how many others it may become.</p>");

        html.Write($"<ol class=\"risks\">");
        foreach (var (rank, identity) in top)
        {
            var worst = model.Findings.First(finding => finding.Identity == identity.Id);
            html.Write($"<li><div class=\"what\"><span class=\"sev sev-{worst.Result.Severity.ToString()}\">{worst.Result.Severity.ToString()}</span> <a href=\"{ReportWords.LinkTo(identity)}\">{ReportModel.NameOf(identity)}</a> <span class=\"kind\">{identity.Classification.Label}{(identity.Facts.Get(IdentityFacts.System).Value is { } system ? " in " + system : string.Empty)}</span></div>");
            html.Write($"<p>{worst.Result.Explanation} <span class=\"next\">{worst.Result.NextStep}</span></p>");
            html.Write($"<p class=\"fine\">Owner: {OwnersOf(identity)} · Why here: {rank.Arithmetic}</p></li>");
        }

        html.Write($"</ol>");
    }

    /// <summary>Parties with what their claim is worth: a name alone would pass for somebody who answers.</summary>
    private static string OwnersOf(INonHumanIdentity identity)
    {
        var named = identity.Owners.Where(owner => owner.Party is not null).OrderBy(owner => owner.Role).ThenBy(owner => owner.Party, StringComparer.Ordinal).Select(owner => $"{owner.Party} ({KebabNames.Of(owner.Role)}, {OwnersCard.WordsOf(owner.State)})").ToList();
        return named.Count == 0 ? "nobody" : string.Join(", ", named);
    }

    private static void Classes(HtmlText html, ReportModel model)
    {
        html.Write($"<div><h2>Identities by class</h2>");
        if (model.Present.Count == 0)
        {
            html.Write($"<p>There is none.</p></div>");
            return;
        }

        html.Write($"<table class=\"plain\"><caption class=\"hidden\">Identities by class</caption><thead><tr><th scope=\"col\">Class</th><th scope=\"col\" class=\"n\">Identities</th><th scope=\"col\" class=\"wide\"><span class=\"hidden\">Share</span></th></tr></thead><tbody>");
        var groups = model.Present.GroupBy(identity => identity.Classification.Label, StringComparer.Ordinal).OrderByDescending(group => string.Equals(group.Key, nameof(IdentityClass.Unknown), StringComparison.Ordinal)).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var most = groups.Count == 0 ? 0 : groups.Max(group => group.Count());
        foreach (var group in groups)
        {
            var count = group.Count();
            html.Write($"<tr><th scope=\"row\"><a href=\"#/identities?class={group.Key}\">{group.Key}</a></th><td class=\"n\">{count}</td><td>");
            ReportWords.Bar(html, $"{ReportWords.Share(count, model.Present.Count)} of all", most, (string.Equals(group.Key, nameof(IdentityClass.Unknown), StringComparison.Ordinal) ? "warn" : "main", count));
            html.Write($"</td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void Credentials(HtmlText html, ReportModel model)
    {
        var credentials = model.Present.SelectMany(identity => identity.Credentials).ToList();
        int Count(CredentialForm form) => credentials.Count(credential => CredentialForms.Of(credential.Kind) == form);
        var trusted = model.Present.Count(identity => identity.Facts.Get(TrustFacts.OidcSubjects).IsKnown);
        var (fixedOnes, certificates, federated, unknown) = (Count(CredentialForm.Static), Count(CredentialForm.Certificate), Count(CredentialForm.Federated), Count(CredentialForm.Unknown));
        html.Write($"<div class=\"fact\"><h2>Static against federated</h2><p class=\"big\"><b>{fixedOnes}</b> static secrets, <b>{certificates}</b> certificates, <b>{federated}</b> short-lived credentials{(unknown == 0 ? string.Empty : $", {unknown} of unknown kind")}. <b>{trusted}</b> identities are entered by federation (OIDC), which leaves nothing to steal.</p>");
        ReportWords.Bar(html, $"{fixedOnes} static, {certificates} certificates, {federated + trusted} federated", credentials.Count + trusted, ("warn", fixedOnes), ("main", certificates), ("good", federated + trusted));
        Key(html, ("warn", "static", fixedOnes), ("main", "certificates", certificates), ("good", "federated or short-lived", federated + trusted));
        html.Write($"</div>");
    }

    private static void Copies(HtmlText html, ReportModel model)
    {
        var credentials = new Dictionary<CredentialId, Credential>();
        foreach (var credential in model.Present.SelectMany(identity => identity.Credentials))
        {
            credentials.TryAdd(credential.Id, credential);
        }

        var copies = model.Copies.Where(copy => copy.Verdict != CopyVerdict.ChecksumFailed).ToList();
        int Enabled(bool value) => copies.Count(copy => copy.Credential is { } id && credentials.TryGetValue(id, out var credential) && credential.Facts.Get(CredentialFacts.Enabled).TryGet(out var enabled) && enabled == value);
        var (live, off) = (Enabled(value: true), Enabled(value: false));
        html.Write($"<div class=\"fact\"><h2>Copies of secrets lying open</h2>");
        if (copies.Count == 0)
        {
            html.Write($"<p>None was found{(model.Result.Scan.Documents + model.Result.Scan.Known == 0 ? ": no document was searched" : string.Empty)}.</p></div>");
            return;
        }

        html.Write($"<p class=\"big\"><b>{copies.Count}</b> copies: <b>{live}</b> of a credential that its issuer accepts, {off} of one that is switched off, {copies.Count - live - off} of which nobody has asked. {copies.Count(copy => copy.Location.AtHead == false)} stand in histories only. <a href=\"#/findings?control=credential.placement\">Show the findings</a></p>");
        ReportWords.Bar(html, $"{live} live, {copies.Count - live - off} not asked, {off} switched off", copies.Count, ("bad", live), ("warn", copies.Count - live - off), ("good", off));
        Key(html, ("bad", "live", live), ("warn", "not asked", copies.Count - live - off), ("good", "switched off", off));
        html.Write($"</div>");
    }

    private static void Key(HtmlText html, params ReadOnlySpan<(string Class, string Words, int Count)> parts)
    {
        html.Write($"<ul class=\"key\">");
        foreach (var (name, words, count) in parts)
        {
            html.Write($"<li class=\"{name}\">{words}: {count}</li>");
        }

        html.Write($"</ul>");
    }

    private static void Systems(HtmlText html, ReportModel model)
    {
        var systems = model.Present.GroupBy(identity => identity.Facts.Get(IdentityFacts.System).Value ?? string.Empty, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, All: group.ToList(), Found: group.Sum(identity => model.Ranks[model.IndexOf(identity.Id)].Points > 0 ? 1 : 0)))
            .OrderBy(system => system.Name.Length == 0).ThenByDescending(system => system.Found).ThenBy(system => system.Name, StringComparer.Ordinal).ToList();
        var named = systems.Count(system => system.Name.Length > 0);
        html.Write($"<div><h2>Systems</h2>");
        if (named == 0)
        {
            html.Write($"<p>No tag, label or register entry names a system.</p></div>");
            return;
        }

        html.Write($"<p class=\"note\">{named} {(named == 1 ? "is" : "are")} named by tags, labels or the register; those with the most identities in trouble come first.</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Systems\"><table class=\"slim\"><caption class=\"hidden\">Systems</caption><thead><tr><th scope=\"col\">System</th><th scope=\"col\" class=\"n\">Identities</th><th scope=\"col\" class=\"n\">With findings</th><th scope=\"col\" class=\"n\">Unknown class</th><th scope=\"col\" class=\"n\">Answered for</th></tr></thead><tbody>");
        foreach (var (name, all, found) in systems.Where((system, index) => index < MostSystems || system.Name.Length == 0))
        {
            var owned = all.Select(ReportModel.DemandedOwners).Where(owners => owners.Count > 0).ToList();
            html.Write($"<tr><th scope=\"row\"><a href=\"#/identities?system={(name.Length == 0 ? "-" : Uri.EscapeDataString(PlainText.Of(name)))}\">{(name.Length == 0 ? "no system named" : name)}</a></th><td class=\"n\">{all.Count}</td><td class=\"n\">{found}</td><td class=\"n\">{all.Count(ReportModel.IsUnknown)}</td><td class=\"n\">{ReportWords.Share(owned.Count(owners => owners.All(owner => owner.State >= OwnerState.Declared)), owned.Count)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
        if (named > MostSystems)
        {
            html.Write($"<p class=\"note\">{named - MostSystems} more are in the <a href=\"#/identities\">list of identities</a>.</p>");
        }

        html.Write($"</div>");
    }

    private static void Freshness(HtmlText html, ReportModel model)
    {
        var areas = model.Present.GroupBy(identity => string.Join(':', identity.Presence.Area.Split('/')[0].Split(':').Take(2)), StringComparer.Ordinal)
            .Select(area => (Name: area.Key, Count: area.Count(), Seen: area.Max(identity => identity.Presence.LastSeen)))
            .OrderBy(area => area.Seen).ThenBy(area => area.Name, StringComparer.Ordinal).ToList();
        var stale = areas.Count(area => area.Seen < model.Result.AsOf);
        html.Write($"<h2>Freshness</h2>");
        if (areas.Count == 0)
        {
            html.Write($"<p>No identity was seen.</p>");
            return;
        }

        html.Write($"<p>{(stale == 0 ? $"This survey saw something of each of {areas.Count} authorities." : $"{stale} of {areas.Count} authorities were not seen by this survey: what is told of them is as old as it says below.")} What a survey does not read stays as it was.</p>");
        html.Write($"<details{(stale == 0 ? string.Empty : " open")}><summary>When each authority was last seen</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Freshness\"><table class=\"slim\"><caption class=\"hidden\">Freshness of each authority</caption><thead><tr><th scope=\"col\">Authority</th><th scope=\"col\" class=\"n\">Identities</th><th scope=\"col\" class=\"n\">Last seen</th><th scope=\"col\" class=\"n\">Days before this survey</th></tr></thead><tbody>");
        foreach (var (name, count, seen) in areas)
        {
            html.Write($"<tr><th scope=\"row\">{name}</th><td class=\"n\">{count}</td><td class=\"n\">{ReportWords.Day(seen)}</td><td class=\"n\">{(int)Math.Max(0, (model.Result.AsOf - seen).TotalDays)}</td></tr>");
        }

        html.Write($"</tbody></table></div></details>");
    }

    private static void Exceptions(HtmlText html, ReportModel model)
    {
        html.Write($"<h2>Accepted risks, the next to expire first</h2>");
        if (model.Accepted.Count == 0)
        {
            html.Write($"<p>No finding is accepted.</p>");
            return;
        }

        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Accepted risks\"><table><caption class=\"hidden\">Accepted risks</caption><thead><tr><th scope=\"col\">Expires</th><th scope=\"col\">Identity</th><th scope=\"col\">Control</th><th scope=\"col\">Severity</th><th scope=\"col\">Reason</th><th scope=\"col\">Approver</th></tr></thead><tbody>");
        foreach (var (finding, risk) in model.Accepted.Take(MostExceptions))
        {
            html.Write($"<tr><th scope=\"row\">{ReportWords.Day(risk.Expires)}</th><td>");
            if (model.IndexOf(finding.Identity) is >= 0 and var index)
            {
                html.Write($"<a href=\"{ReportWords.LinkTo(model.Identities[index])}\">{ReportModel.NameOf(model.Identities[index])}</a>");
            }

            html.Write($"</td><td>{finding.Result.Control}</td><td>{finding.Result.Severity.ToString()}</td><td>{risk.Reason}</td><td>{risk.Approver}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
        if (model.Accepted.Count > MostExceptions)
        {
            html.Write($"<p class=\"note\">{model.Accepted.Count - MostExceptions} more expire later.</p>");
        }
    }
}
