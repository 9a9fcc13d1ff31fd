namespace Nhi.Governance;

/// <summary>All identities as a plain table, for whoever reads without scripts.</summary>
internal static class IdentityListPage
{
    private const int PartSize = 500;

    public static IEnumerable<Action> Parts(HtmlText html, ReportModel model)
    {
        for (var start = 0; start < model.Identities.Count; start += PartSize)
        {
            var from = start;
            yield return () =>
            {
                for (var at = from; at < Math.Min(from + PartSize, model.Identities.Count); at++)
                {
                    Row(html, model.Identities[at], model.Ranks[at]);
                }
            };
        }
    }

    private static void Row(HtmlText html, INonHumanIdentity identity, RiskRank rank)
    {
        var owners = string.Join(", ", identity.Owners.Select(owner => owner.Party).OfType<string>().Distinct(StringComparer.Ordinal));
        html.Write($"<tr><th scope=\"row\">{ReportModel.NameOf(identity)}<span class=\"under\">{identity.Id.ToString()}</span></th><td>{identity.Classification.Label}</td><td>{identity.Facts.Get(IdentityFacts.System).Value}</td><td>{identity.Facts.Get(IdentityFacts.Environment).Value}</td><td>{owners}</td><td>{rank.Arithmetic}</td></tr>\n");
    }
}
