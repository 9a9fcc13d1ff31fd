using System.Globalization;

namespace Nhi.Governance;

/// <summary>What an organisation laid over the baseline.</summary>
internal static class PolicyChanges
{
    public static IEnumerable<(string What, string Before, string Now)> Of(ControlPolicy policy)
    {
        foreach (var control in PolicyEvaluator.Controls)
        {
            if (policy.Overrides.GetValueOrDefault(control.Id) is not { } change)
            {
                continue;
            }

            if (change.IsEnabled == false)
            {
                yield return (control.Id, "asked", "not asked");
            }

            if (change.Severity is { } severity && severity != control.Severity)
            {
                yield return ($"{control.Id}, severity", control.Severity.ToString(), severity.ToString());
            }
        }

        foreach (var kind in Enum.GetValues<CredentialKind>())
        {
            var (before, now) = (ControlPolicy.Baseline.Limits.GetValueOrDefault(kind), policy.Limits.GetValueOrDefault(kind));
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
            ("A role counts as unused after", ControlPolicy.Baseline.UnusedRoleAfter, policy.UnusedRoleAfter),
            ("A key counts as unused after", ControlPolicy.Baseline.UnusedKeyAfter, policy.UnusedKeyAfter),
            ("Unknown is triaged within", ControlPolicy.Baseline.TriageWithin, policy.TriageWithin),
        })
        {
            if (before != now)
            {
                yield return (what, Days(before), Days(now));
            }
        }
    }

    private static string Days(TimeSpan? span) => span is { } value ? value.TotalDays.ToString("0.##", CultureInfo.InvariantCulture) + " days" : "no limit";
}
