using System.Globalization;

namespace Nhi.Governance.Tests.Policy;

/// <summary>The tables of docs/controls.md, as the baseline and its answers tell them.</summary>
internal static class ControlsDocument
{
    /// <summary>The tables by the names that their places in the document carry.</summary>
    public static IReadOnlyDictionary<string, Func<IEnumerable<string>>> Tables { get; } = new Dictionary<string, Func<IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["classes"] = Classes,
        ["controls on the principal"] = OnPrincipals,
        ["controls on the credential"] = OnCredentials,
        ["ages and lifetimes"] = Limits,
        ["which class is asked what"] = Asked,
    };

    private static IEnumerable<string> Classes() => Table(
        ["class", "isMachine", "answers for it (owner roles demanded)"],
        Enum.GetValues<IdentityClass>().OrderBy(value => value == IdentityClass.Unknown).Select(value => new[]
        {
            $"`{value}`",
            value.IsMachine() ? "yes" : "no",
            string.Join(", ", OwnerControl.DemandedOf(value).Select(role => role == OwnerRole.VendorManager ? "vendor manager" : role.ToString().ToLowerInvariant())),
        }));

    private static IEnumerable<string> OnPrincipals() => Table(
        ["control", "applies to", "not met when", "severity", "references"],
        PolicyEvaluator.Controls.Where(control => control.AppliesTo.Length > 0).Select(control => new[] { $"`{control.Id}`", control.AppliesTo, control.NotMetWhen, Severity(control), Cited(control.Citations) }));

    private static IEnumerable<string> OnCredentials() => Table(
        ["control", "not met when", "severity", "references"],
        PolicyEvaluator.Controls.Where(control => control.AppliesTo.Length == 0).Select(control => new[] { $"`{control.Id}`", control.NotMetWhen, Severity(control), Cited(control.Citations) }));

    private static IEnumerable<string> Limits() => Table(
        ["credential kind", "maximum age (rotation)", "maximum lifetime", "source"],
        Enum.GetValues<CredentialKind>().Select(kind =>
        {
            var limit = ControlPolicy.Baseline.Limits.GetValueOrDefault(kind);
            var judged = limit?.IsJudgement == true ? " [J]" : string.Empty;
            var old = Made(kind, Make.AsOf.AddDays(-5000));
            var answers = Own("credential.rotation", old).Concat(Own("credential.lifetime", Made(kind, new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero))));
            return new[]
            {
                $"`{kind}`",
                ControlTests.Results(old, "credential.must-not-exist").Any() ? "must not exist" : limit?.MaxAge is { } age ? Span(age) + judged : "–",
                kind switch
                {
                    CredentialKind.PublicTlsCertificate => "by issue date: " + ByIssue(issued => BaselineLimits.PublicTlsLifetime(issued)),
                    CredentialKind.CodeSigningCertificate => "by issue date: " + ByIssue(BaselineLimits.CodeSigningLifetime),
                    _ => limit?.MaxLifetime is { } lifetime ? Span(lifetime) + judged : "–",
                },
                Cited(answers.Select(reference => reference.ToString()).Distinct(StringComparer.Ordinal)),
            };
        }));

    private static IEnumerable<string> Asked()
    {
        var classes = Enum.GetValues<IdentityClass>();
        var ofAll = ControlTests.Pairs.GroupBy(pair => pair.Control).Where(group => group.Count() == classes.Length).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Table(["class", "asked, besides what every class is asked"], classes.Select(value => new[] { $"`{value}`", string.Join(", ", ControlTests.Pairs.Where(pair => pair.Class == value && !ofAll.Contains(pair.Control)).Select(pair => $"`{pair.Control}`")) })),
            string.Empty,
            $"Every class, where there is a fact to ask about: {string.Join(", ", PolicyEvaluator.Controls.Where(control => ofAll.Contains(control.Id)).Select(control => $"`{control.Id}`"))}.",
        ];
    }

    private static IEnumerable<string> Table(string[] head, IEnumerable<string[]> rows) =>
        rows.Prepend([.. head.Select(_ => "---")]).Prepend(head).Select((row, index) => index == 1 ? $"|{string.Join('|', row)}|" : $"| {string.Join(" | ", row)} |");

    private static string Severity(ControlDefinition control) => control.Weighs.Length > 0 ? control.Weighs : control.Severity.ToString();

    private static string Cited(IEnumerable<string> citations) => string.Join("; ", citations);

    private static NonHumanIdentity Made(CredentialKind kind, DateTimeOffset at) =>
        Cases.Holding(kind, facts => facts.Set(CredentialFacts.CreatedAt, at, "s").Set(CredentialFacts.ExpiresAt, at.AddDays(10_000), "s"));

    private static IEnumerable<ControlReference> Own(string control, NonHumanIdentity identity) =>
        ControlTests.Results(identity, control).SelectMany(result => result.References).Except(PolicyEvaluator.Controls.Single(item => item.Id == control).References);

    private static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays} d"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes} min"),
    };

    /// <summary>The steps of a limit that depends on the day of issue.</summary>
    private static string ByIssue(Func<DateTimeOffset, TimeSpan?> limit)
    {
        var first = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var steps = Enumerable.Range(1, 5000).Select(day => first.AddDays(day)).Where(day => limit(day) != limit(day.AddDays(-1)));
        return string.Join("; ", steps.Select(day => $"{Told(limit(day))} from {day:yyyy-MM-dd}").Prepend(Told(limit(first))));

        static string Told(TimeSpan? span) => span is { } known ? Span(known) : "none";
    }
}
