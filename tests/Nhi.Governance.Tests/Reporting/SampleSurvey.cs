namespace Nhi.Governance.Tests.Reporting;

/// <summary>A survey with something in every list, and both forms of whatever may be null.</summary>
internal static class SampleSurvey
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static NonHumanIdentity Key { get; } = new()
    {
        Id = new("aws:111122223333:AIDA1"),
        Aliases = [new("arn:aws:iam::111122223333:user/reporting"), new("AIDA1")],
        Classification = new(IdentityClass.ServiceAccount, Standing.Governed, 0.9, [new("aws-user-no-console", "ServiceAccount", "no console password (report.csv)")]),
        Facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, "reporting \"<&>\" ü \u001b[31m", "report.csv")
            .Set(IdentityFacts.Subclass, "aws:iam-user", "report.csv")
            .Set(IdentityFacts.Environment, "production", "register.yaml")
            .SetAbsent(IdentityFacts.Purpose, "report.csv")
            .ToFactSet(),
        Credentials =
        [
            new(new("aws:key:AKIA2"), CredentialKind.AwsAccessKey, new FactSetBuilder()
                .Set(CredentialFacts.CreatedAt, AsOf.AddDays(-100), "keys.json")
                .Set(CredentialFacts.Enabled, value: true, "keys.json")
                .SetAbsent(CredentialFacts.ExpiresAt, "keys.json")
                .Set(CredentialFacts.LastUsedAt, AsOf.AddDays(-3).AddTicks(1), "report.csv")
                .ToFactSet()),
            new(new("aws:key:AKIA1"), CredentialKind.AwsAccessKey, FactSet.Empty),
        ],
        Owners = [new(OwnerRole.VendorManager, OwnerState.Absent, null, "report.csv"), new(OwnerRole.Application, OwnerState.Declared, "team-bi", "tags")],
        Relations = [new(RelationKind.CanBecome, new("aws:111122223333:AIDA1"), new("aws:111122223333:AROA1"), RelationState.Verified, "details.json")],
        Copies = [Copy("copy-1", new CredentialId("aws:key:AKIA2"), "src/config.py", "abc123", atHead: false)],
        Presence = new("aws:111122223333:users", AsOf.AddDays(-9), AsOf),
    };

    public static Finding Old { get; } = new(new("credential.rotation:1"), Key.Id, new ControlResult
    {
        Control = "credential.rotation",
        Credential = new("aws:key:AKIA2"),
        Outcome = ControlOutcome.NotMet,
        Severity = Severity.Medium,
        Evidence = ["when it was made: 2026-07-24 (keys.json)"],
        Explanation = "Older than 90 days.",
        NextStep = "Rotate it.",
        References = [new("OWASP-NHI", "2025", "NHI7")],
    });

    public static SurveyResult Result { get; } = new()
    {
        AsOf = AsOf,
        Identities =
        [
            Key,
            Key with { Id = new("aws:key:AKIA9"), Principal = Key.Id, Copies = [] },
            Plain("k8s:prod:gone", new(IdentityClass.Workload, Standing.Governed, 1, [])) with { Presence = new("k8s:prod:serviceaccounts/a", AsOf.AddDays(-9), AsOf.AddDays(-2), AsOf) },
            Plain("aws:111122223333:root", new(IdentityClass.Unknown, Standing.Human, 1, [new("aws-root", "Human", "root")])),
            Plain("x509:sha256:aa", new(IdentityClass.Certificate, Standing.Governed, 1, [])),
        ],
        Relations = [new(RelationKind.RunsAs, new("deployment/a"), new("k8s:prod:gone"), RelationState.Asserted, "pods.json"), .. Key.Relations],
        Findings = [Old, Old with { Id = new("trust.dangling:2"), Identity = null, Result = Old.Result with { Control = "trust.dangling", Credential = null, Severity = Severity.High } }],
        Accepted = [KeyValuePair.Create(Old with { Id = new("purpose:3") }, new AcceptedRisk("purpose", PolicySelector.Of(Key.Id), "a pilot", "b.ok@example.com", AsOf.AddDays(30)))],
        NotAssessable = [new(Key.Id, new ControlResult { Control = "identity.unused", Outcome = ControlOutcome.NotAssessable, Severity = Severity.Medium, Explanation = "?", MissingFacts = ["identity.lastUsedAt"], Command = "aws iam get-account-authorization-details" })],
        Copies = [.. Key.Copies, Copy("copy-2", null, "a.env", null, null)],
        Unrecognised = [new("b.json", string.Empty, "no format knows it")],
        Rejected = [new("a.csv", "row 3", "has no ARN")],
        Notes = [new("a.csv", string.Empty, "is empty")],
        Sources = [new("report.csv", "aws/credential-report", 3, 2, 0, 1, [new("aws:111122223333:users", Coverage.Complete)]), new("keys.json", "aws/keys", 1, 0, 1, 0, [new("aws:111122223333:keys", Coverage.Complete)])],
        Scan = new() { Hits = [], HitsLeftOut = 0, Sources = [], Reasons = [], Remarks = [], Limited = 0, EnrolledCount = 0, WeakCount = 0, Elapsed = TimeSpan.Zero },
    };

    private static NonHumanIdentity Plain(string id, Classification classification) => new()
    {
        Id = new(id),
        Classification = classification,
        Presence = new("area", AsOf, AsOf),
    };

    private static SecretCopy Copy(string id, CredentialId? credential, string path, string? commit, bool? atHead) =>
        new(new(id), "aws-access-key", CopyVerdict.FormatOnly, new("repo", path, 12, 3, commit, atHead), credential);
}
