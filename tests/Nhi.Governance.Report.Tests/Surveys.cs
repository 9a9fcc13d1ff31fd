using Nhi.Governance.Tests.Reporting;

namespace Nhi.Governance.Report.Tests;

/// <summary>Surveys to open.</summary>
internal static class Surveys
{
    public const string Hostile = "<script>alert(1)</script>";

    public static readonly string[] Nasty =
    [
        Hostile, "</script><script>alert(2)</script>", "<!--<script>", "<img src=x onerror=alert(3)>", "\"onmouseover=\"alert(4)", "' onfocus='alert(5)", "]]>", "javascript:alert(6)", "{{7*7}}${7*7}", "\u2028\u2029", "\u202Egnirts\u202C", "&lt;b&gt;", "%3Cscript%3E", new string('W', 5000),
        "</noscript><img src=http://127.0.0.1:9/x>", "</style><link rel=stylesheet href=http://127.0.0.1:9/y>", "\0\b\u001b[31m", "\ud800 lone",
    ];

    /// <summary>One identity each nasty text, which stands everywhere a text can stand.</summary>
    public static SurveyResult OfNasty() => Of(Nasty.Length, index => Nasty[index]);

    public static SurveyResult Of(int count, Func<int, string> name)
    {
        var identities = Enumerable.Range(0, count).Select(index => Identity(index, name(index))).ToList();
        var findings = identities.Select((identity, index) => (identity, index)).Where(item => item.index % 3 != 2).Select(item => Finding(item.identity, item.index, name(item.index))).ToList();
        return SampleSurvey.Result with
        {
            Identities = [.. identities],
            Relations = [.. identities.SelectMany(identity => identity.Relations)],
            Findings = [.. findings, .. SampleSurvey.Result.Findings.Where(finding => finding.Identity is null)],
            Accepted = [.. findings.Take(2).Select(finding => KeyValuePair.Create(finding with { Id = new(finding.Id + ":accepted") }, new AcceptedRisk(finding.Result.Control, PolicySelector.Of(finding.Identity!.Value), name(0), name(0), SampleSurvey.AsOf.AddDays(9))))],
            NotAssessable = [.. identities.Take(5).Select(identity => new Gap(identity.Id, new ControlResult { Control = "identity.unused", Outcome = ControlOutcome.NotAssessable, Severity = Severity.Medium, Explanation = "?", Command = "command " + name(0) }))],
            Copies = [],
            Rejected = [new(name(0), name(0), name(0))],
            Notes = [new(name(0), string.Empty, name(0))],
            Sources = [new(name(0), "aws/credential-report", count, count, 0, 0, []) { Sha256 = new string('a', 64) }],
        };
    }

    public static string IdOf(int index, string name) => FormattableString.Invariant($"aws:111122223333:{index:D6}:{name}");

    private static NonHumanIdentity Identity(int index, string name) => new()
    {
        Id = new(IdOf(index, name)),
        Aliases = [new("alias:" + name)],
        Classification = new((IdentityClass)(index % 5), Standing.Governed, 0.9, [new("a-rule", name, name)]),
        Facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, name, name).Set(IdentityFacts.Subclass, "aws:iam-user", name).Set(IdentityFacts.Purpose, name, name)
            .Set(IdentityFacts.System, "system " + (index % 40) + (index % 40 == 0 ? name : string.Empty), name).Set(IdentityFacts.Environment, index % 2 == 0 ? "production" : "test", name).ToFactSet(),
        Credentials = [new(new(FormattableString.Invariant($"aws:key:{index}")), CredentialKind.AwsAccessKey, new FactSetBuilder().Set(CredentialFacts.CreatedAt, SampleSurvey.AsOf.AddDays(-100), name).ToFactSet())],
        Owners = [new(OwnerRole.Application, OwnerState.Declared, index % 7 == 0 ? name : "team-" + (index % 50), name)],
        Relations = [new(RelationKind.CanBecome, new(IdOf(index, name)), new("arn:aws:iam::111122223333:role/" + name), RelationState.Asserted, name)],
        Presence = new("aws:111122223333:users", SampleSurvey.AsOf, SampleSurvey.AsOf),
    };

    private static Finding Finding(NonHumanIdentity identity, int index, string text) => new(new(FormattableString.Invariant($"credential.rotation:{index:x16}")), identity.Id, SampleSurvey.Old.Result with
    {
        Severity = (Severity)(index % 5),
        Evidence = [text],
        Explanation = text,
        NextStep = text,
    });
}
