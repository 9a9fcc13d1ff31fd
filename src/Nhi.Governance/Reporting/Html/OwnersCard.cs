namespace Nhi.Governance;

/// <summary>Who answers, role by role: who runs the platform does not answer for the application on it.</summary>
internal static class OwnersCard
{
    private static readonly (OwnerState State, string Words)[] s_states =
    [
        (OwnerState.Attested, "attested"), (OwnerState.Declared, "declared"), (OwnerState.Suggested, "only suggested"), (OwnerState.Conflicting, "claimed by two"), (OwnerState.Orphaned, "all have left"),
        (OwnerState.Absent, "nobody named"), (OwnerState.Unknown, "nobody was asked"),
    ];

    /// <summary>A state as reports say it.</summary>
    public static string WordsOf(OwnerState state) => Array.Find(s_states, one => one.State == state).Words;

    public static void Write(HtmlText html, ReportModel model)
    {
        var owned = model.Present.Select(ReportModel.DemandedOwners).Where(owners => owners.Count > 0).ToList();
        var attested = owned.Count(owners => owners.All(owner => owner.State == OwnerState.Attested));
        var answered = owned.Count(owners => owners.All(owner => owner.State >= OwnerState.Declared));
        html.Write($"<div class=\"fact all\"><h2>Who answers</h2>");
        if (owned.Count == 0)
        {
            html.Write($"<p>No identity is of a class that demands an owner.</p></div>");
            return;
        }

        html.Write($"<p class=\"big\"><b>{ReportWords.Share(attested, owned.Count)}</b> of {owned.Count} identities have a living owner who attested it within a year, in every role that their class demands; <b>{ReportWords.Share(answered, owned.Count)}</b> have one who is attested or declared.</p><ul class=\"roles\">");
        foreach (var role in owned.SelectMany(owners => owners).GroupBy(owner => owner.Role, owner => owner.State).OrderBy(role => role.Key))
        {
            var states = role.ToList();
            var name = KebabNames.Of(role.Key);
            var (firm, declared) = (states.Count(state => state == OwnerState.Attested), states.Count(state => state == OwnerState.Declared));
            html.Write($"<li><p><b>{name.Replace('-', ' ')}</b> <span class=\"kind\">{ReportWords.Share(firm + declared, states.Count)} of {states.Count}</span></p>");
            ReportWords.Bar(html, $"{name}: {firm} attested, {declared} declared, {states.Count - firm - declared} neither", states.Count, ("good", firm), ("main", declared));
            html.Write($"<ul class=\"legend\">");
            foreach (var (state, words) in s_states)
            {
                if (states.Count(one => one == state) is > 0 and var count)
                {
                    html.Write($"<li class=\"{(state == OwnerState.Attested ? "good" : state == OwnerState.Declared ? "main" : "rest")}\"><a href=\"#/identities?owner={name}.{state.ToString()}\">{count} {words}</a></li>");
                }
            }

            html.Write($"</ul></li>");
        }

        html.Write($"</ul></div>");
    }
}
