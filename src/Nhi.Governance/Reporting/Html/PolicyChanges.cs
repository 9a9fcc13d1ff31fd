using System.Globalization;

namespace Nhi.Governance;

/// <summary>How one policy differs from another: an organisation's from the baseline, or today's from the one before.</summary>
internal static class PolicyChanges
{
    /// <summary>Controls and limits.</summary>
    public static IEnumerable<(string What, string Before, string Now)> Of(ControlPolicy earlier, ControlPolicy policy)
    {
        foreach (var control in PolicyEvaluator.Controls)
        {
            var (was, now) = (earlier.Overrides.GetValueOrDefault(control.Id), policy.Overrides.GetValueOrDefault(control.Id));
            if ((was?.IsEnabled ?? true) != (now?.IsEnabled ?? true))
            {
                yield return (control.Id, Asked(was), Asked(now));
            }

            if ((was?.Severity ?? control.Severity) is var before && (now?.Severity ?? control.Severity) is var severity && before != severity)
            {
                yield return ($"{control.Id}, severity", before.ToString(), severity.ToString());
            }
        }

        foreach (var kind in Enum.GetValues<CredentialKind>())
        {
            var (before, now) = (earlier.Limits.GetValueOrDefault(kind), policy.Limits.GetValueOrDefault(kind));
            if (before?.MaxAge != now?.MaxAge)
            {
                yield return ($"{kind}, oldest", Days(before?.MaxAge), Days(now?.MaxAge));
            }

            if (before?.MaxLifetime != now?.MaxLifetime)
            {
                yield return ($"{kind}, longest life", Days(before?.MaxLifetime), Days(now?.MaxLifetime));
            }
        }

        foreach (var (what, before, now) in new[]
        {
            ("A role counts as unused after", earlier.UnusedRoleAfter, policy.UnusedRoleAfter),
            ("A key counts as unused after", earlier.UnusedKeyAfter, policy.UnusedKeyAfter),
            ("Unknown is triaged within", earlier.TriageWithin, policy.TriageWithin),
        })
        {
            if (before != now)
            {
                yield return (what, Days(before), Days(now));
            }
        }
    }

    /// <summary>Rules about part of the estate.</summary>
    public static IEnumerable<(string What, string Before, string Now)> OfRules(ControlPolicy earlier, ControlPolicy policy)
    {
        foreach (var name in earlier.Rules.Concat(policy.Rules).Select(rule => rule.Name).Distinct(StringComparer.Ordinal))
        {
            var (was, now) = (Words(earlier, name), Words(policy, name));
            if (!string.Equals(was, now, StringComparison.Ordinal))
            {
                yield return ($"Rule “{name}”", was, now);
            }
        }

        static string Words(ControlPolicy policy, string name) => policy.Rules.FirstOrDefault(rule => string.Equals(rule.Name, name, StringComparison.Ordinal))?.InWords() ?? "no such rule";
    }

    /// <summary>Risks that were accepted, taken back, or are accepted otherwise.</summary>
    public static IEnumerable<(string What, string Before, string Now)> OfAcceptances(ControlPolicy earlier, ControlPolicy policy)
    {
        var (before, now) = (ById(earlier), ById(policy));
        foreach (var key in before.Select(group => group.Key).Concat(now.Select(group => group.Key)).Distinct().OrderBy(key => key.Control, StringComparer.Ordinal).ThenBy(key => key.Where, StringComparer.Ordinal))
        {
            var (was, has) = (Words(before[key]), Words(now[key]));
            if (!string.Equals(was, has, StringComparison.Ordinal))
            {
                yield return ($"Accepted: {key.Control} of {key.Where}", was, has);
            }
        }
    }

    private static ILookup<(string Control, string Where), AcceptedRisk> ById(ControlPolicy policy) => policy.AcceptedRisks.ToLookup(risk => (risk.Control, risk.Where.ToString()));

    private static string Words(IEnumerable<AcceptedRisk> risks) =>
        string.Join("; ", risks.OrderBy(risk => risk.Expires).Select(risk => $"until {ReportWords.Day(risk.Expires)}, by {risk.Approver}: {risk.Reason}")) is { Length: > 0 } words ? words : "not accepted";

    private static string Asked(ControlOverride? change) => change?.IsEnabled == false ? "not asked" : "asked";

    private static string Days(TimeSpan? span) => span is { } value ? value.TotalDays.ToString("0.##", CultureInfo.InvariantCulture) + " days" : "no limit";
}
