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
        Risks(html, model);
        html.Write($"<div class=\"columns\">");
        Classes(html, model);
        html.Write($"<div>");
        Owners(html, model);
        Credentials(html, model);
        Copies(html, model);
        html.Write($"</div></div>");
        Systems(html, model);
        Freshness(html, model);
        TrendChart.Write(html, model);
        Exceptions(html, model);
        html.Write($"</section>");
    }

    private static void Scope(HtmlText html, ReportModel model)
    {
        var result = model.Result;
        html.Write($"<p class=\"lead\">Read: {result.Sources.Count} exports with {result.Sources.Sum(source => source.Records)} records; {result.Scan.Documents + result.Scan.Known} documents searched for copies of secrets. ");
        html.Write($"{result.Rejected.Count} records or files could not be read{(result.Rejected.Count == 0 ? "." : ", so this page tells less than there is.")} ");
        html.Write($"{model.Gaps.Count} questions could not be answered: see <a href=\"#/blind-spots\">blind spots</a>.</p>");
        if (model.Context.Scope.Count > 0)
        {
            html.Write($"<p class=\"scope\">Scope:");
            foreach (var item in model.Context.Scope)
            {
                html.Write($" <code>{item}</code>");
            }

            html.Write($"</p>");
        }
    }

    private static void Figures(HtmlText html, ReportModel model)
    {
        var unknown = model.Present.Count(IsUnknown);
        html.Write($"<dl class=\"figures\"><div><dt>Identities</dt><dd><a href=\"#/identities\">{model.Present.Count}</a></dd></div>");
        html.Write($"<div><dt>of unknown class</dt><dd><a href=\"#/identities?class=Unknown\">{unknown}</a></dd></div>");
        foreach (var severity in Enum.GetValues<Severity>().OrderDescending())
        {
            var name = severity.ToString();
            html.Write($"<div class=\"sev-{name}\"><dt>{name} findings</dt><dd><a href=\"#/findings?severity={name}\">{model.Findings.Count(finding => finding.Result.Severity == severity)}</a></dd></div>");
        }

        html.Write($"</dl>");
    }

    private static bool IsUnknown(INonHumanIdentity identity) => identity.Classification is { Standing: Standing.Governed, Class: IdentityClass.Unknown };

    private static void Risks(HtmlText html, ReportModel model)
    {
        html.Write($"<h2>Ten to look at first</h2><p class=\"note\">An order to work by, not a measure: each control that is not met weighs 40 when critical, 20 high, 8 medium, 2 low; then times where it lives, whether anybody answers for it, and how many others it may become.</p>");
        var top = model.Ranks.Select((rank, index) => (Rank: rank, Identity: model.Identities[index])).Where(item => item.Rank.Points > 0)
            .OrderByDescending(item => item.Rank.Points).ThenBy(item => item.Identity.Id).Take(MostRisks).ToList();
        if (top.Count == 0)
        {
            html.Write($"<p>No identity has a finding.</p>");
            return;
        }

        html.Write($"<ol class=\"risks\">");
        foreach (var (rank, identity) in top)
        {
            var worst = model.Findings.First(finding => finding.Identity == identity.Id);
            var owners = string.Join(", ", identity.Owners.Select(owner => owner.Party).OfType<string>().Distinct(StringComparer.Ordinal));
            html.Write($"<li><div class=\"what\"><span class=\"sev sev-{worst.Result.Severity.ToString()}\">{worst.Result.Severity.ToString()}</span> <a href=\"{ReportWords.LinkTo(identity)}\">{ReportModel.NameOf(identity)}</a> <span class=\"kind\">{identity.Classification.Label}{(identity.Facts.Get(IdentityFacts.System).Value is { } system ? " in " + system : string.Empty)}</span></div>");
            html.Write($"<p>{worst.Result.Explanation} <span class=\"next\">{worst.Result.NextStep}</span></p>");
            html.Write($"<p class=\"fine\">Owner: {(owners.Length == 0 ? "nobody" : owners)} · Why here: {rank.Arithmetic}</p></li>");
        }

        html.Write($"</ol>");
    }

    private static void Classes(HtmlText html, ReportModel model)
    {
        html.Write($"<div><h2>Identities by class</h2><table class=\"plain\"><caption class=\"hidden\">Identities by class</caption><thead><tr><th scope=\"col\">Class</th><th scope=\"col\" class=\"n\">Identities</th><th scope=\"col\" class=\"wide\"><span class=\"hidden\">Share</span></th></tr></thead><tbody>");
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

    private static void Owners(HtmlText html, ReportModel model)
    {
        var governed = model.Present.Where(identity => identity.Classification.Standing == Standing.Governed).ToList();
        int Count(OwnerState state) => governed.Count(identity => ReportModel.BestOwner(identity) == state);
        var (attested, declared) = (Count(OwnerState.Attested), Count(OwnerState.Declared));
        html.Write($"<h2>Who answers</h2><p class=\"big\"><b>{ReportWords.Share(attested, governed.Count)}</b> of {governed.Count} governed identities have a living owner who attested it within a year; <b>{ReportWords.Share(declared, governed.Count)}</b> have one that a register or tag declares.</p>");
        ReportWords.Bar(html, $"{attested} attested, {declared} declared, {governed.Count - attested - declared} neither", governed.Count, ("good", attested), ("main", declared));
        html.Write($"<ul class=\"legend\">");
        foreach (var (state, words) in new[] { (OwnerState.Attested, "attested"), (OwnerState.Declared, "declared"), (OwnerState.Suggested, "only suggested"), (OwnerState.Conflicting, "two claim it"), (OwnerState.Orphaned, "all have left"), (OwnerState.Absent, "asked, nobody named"), (OwnerState.Unknown, "nobody was asked") })
        {
            html.Write($"<li><a href=\"#/identities?owner={state.ToString()}\">{Count(state)} {words}</a></li>");
        }

        html.Write($"</ul>");
    }

    private static void Credentials(HtmlText html, ReportModel model)
    {
        var credentials = model.Present.SelectMany(identity => identity.Credentials).ToList();
        int Count(CredentialForm form) => credentials.Count(credential => CredentialForms.Of(credential.Kind) == form);
        var trusted = model.Present.Count(identity => identity.Facts.Get(TrustFacts.OidcSubjects).IsKnown);
        var (fixedOnes, certificates, federated, unknown) = (Count(CredentialForm.Static), Count(CredentialForm.Certificate), Count(CredentialForm.Federated), Count(CredentialForm.Unknown));
        html.Write($"<h2>Static against federated</h2><p class=\"big\"><b>{fixedOnes}</b> static secrets, <b>{certificates}</b> certificates, <b>{federated}</b> short-lived credentials{(unknown == 0 ? string.Empty : $", {unknown} of unknown kind")}. <b>{trusted}</b> identities are entered by federation (OIDC), which leaves nothing to steal.</p>");
        ReportWords.Bar(html, $"{fixedOnes} static, {certificates} certificates, {federated + trusted} federated", credentials.Count + trusted, ("warn", fixedOnes), ("main", certificates), ("good", federated + trusted));
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
        html.Write($"<h2>Copies of secrets lying open</h2><p class=\"big\"><b>{copies.Count}</b> copies: <b>{live}</b> of a credential that its issuer accepts, {off} of one that is switched off, {copies.Count - live - off} of which nobody has asked. {copies.Count(copy => copy.Location.AtHead == false)} stand in histories only. <a href=\"#/findings?control=credential.placement\">Show the findings</a></p>");
        ReportWords.Bar(html, $"{live} live, {copies.Count - live - off} not asked, {off} switched off", copies.Count, ("bad", live), ("warn", copies.Count - live - off), ("good", off));
    }

    private static void Systems(HtmlText html, ReportModel model)
    {
        var systems = model.Present.GroupBy(identity => identity.Facts.Get(IdentityFacts.System).Value ?? string.Empty, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, All: group.ToList(), Found: group.Sum(identity => model.Ranks[model.IndexOf(identity.Id)].Points > 0 ? 1 : 0)))
            .OrderBy(system => system.Name.Length == 0).ThenByDescending(system => system.Found).ThenBy(system => system.Name, StringComparer.Ordinal).ToList();
        var named = systems.Count(system => system.Name.Length > 0);
        html.Write($"<h2>Systems</h2><p class=\"note\">{named} systems are named by tags, labels or the register; those with the most identities in trouble come first.</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Systems\"><table><caption class=\"hidden\">Systems</caption><thead><tr><th scope=\"col\">System</th><th scope=\"col\" class=\"n\">Identities</th><th scope=\"col\" class=\"n\">Unknown class</th><th scope=\"col\" class=\"n\">With findings</th><th scope=\"col\" class=\"n\">Owner named</th></tr></thead><tbody>");
        foreach (var (name, all, found) in systems.Where((system, index) => index < MostSystems || system.Name.Length == 0))
        {
            html.Write($"<tr><th scope=\"row\"><a href=\"#/identities?system={(name.Length == 0 ? "-" : Uri.EscapeDataString(PlainText.Of(name)))}\">{(name.Length == 0 ? "no system named" : name)}</a></th><td class=\"n\">{all.Count}</td><td class=\"n\">{all.Count(IsUnknown)}</td><td class=\"n\">{found}</td><td class=\"n\">{ReportWords.Share(all.Count(identity => ReportModel.BestOwner(identity) >= OwnerState.Declared), all.Count)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
        if (named > MostSystems)
        {
            html.Write($"<p class=\"note\">{named - MostSystems} more systems are in the <a href=\"#/identities\">list of identities</a>.</p>");
        }
    }

    private static void Freshness(HtmlText html, ReportModel model)
    {
        html.Write($"<h2>Freshness</h2><p class=\"note\">When each authority's identities were last seen by a survey. What a survey does not read stays as it was.</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Freshness\"><table><caption class=\"hidden\">Freshness of each authority</caption><thead><tr><th scope=\"col\">Authority</th><th scope=\"col\" class=\"n\">Identities</th><th scope=\"col\">Last seen</th><th scope=\"col\" class=\"n\">Days before this survey</th></tr></thead><tbody>");
        foreach (var area in model.Present.GroupBy(identity => string.Join(':', identity.Presence.Area.Split('/')[0].Split(':').Take(2)), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var seen = area.Max(identity => identity.Presence.LastSeen);
            html.Write($"<tr><th scope=\"row\">{area.Key}</th><td class=\"n\">{area.Count()}</td><td>{ReportWords.Day(seen)}</td><td class=\"n\">{(int)(model.Result.AsOf - seen).TotalDays}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
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
