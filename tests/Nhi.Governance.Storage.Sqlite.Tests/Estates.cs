namespace Nhi.Governance.Storage.Sqlite.Tests;

/// <summary>Small estates for the tests, the same each time.</summary>
internal static class Estates
{
    internal static DateTimeOffset Day(int day) => new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero).AddDays(day);

    internal static NonHumanIdentity Identity(string id, int day = 0, string purpose = "nightly load", params string[] aliases) => new()
    {
        Id = new(id),
        Aliases = [.. aliases.Select(alias => new IdentityId(alias)).Order()],
        Classification = new(IdentityClass.CloudRole, Standing.Governed, 0.9, [new("aws.role.service", "CloudRole", "trusts lambda.amazonaws.com")]),
        Facts = new FactSetBuilder().Set(IdentityFacts.Name, id, "roles.json").Set(IdentityFacts.Purpose, purpose, "register.yaml").SetAbsent(IdentityFacts.LastUsedAt, "roles.json").ToFactSet(),
        Credentials = [new(new($"{id}-key"), CredentialKind.AwsAccessKey, new FactSetBuilder().Set(CredentialFacts.CreatedAt, Day(-400), "credential-report.csv").ToFactSet())],
        Owners = [new(OwnerRole.Application, OwnerState.Declared, "team-bi", "register.yaml")],
        Relations = [new(RelationKind.CanBecome, new("k8s:prod"), new(id), RelationState.Verified, "roles.json")],
        Presence = new("aws:111122223333", Day(day), Day(day)),
    };

    internal static IEnumerable<NonHumanIdentity> Many(int count, int day = 0, string purpose = "nightly load") =>
        Enumerable.Range(0, count).Select(i => Identity($"aws:111122223333:AROA{i:D6}", day, purpose, $"arn:aws:iam::111122223333:role/{i:D6}"));

    internal static Finding Finding(string id, string explanation = "not rotated for 400 days") => new(new(id), new("aws:1"), new ControlResult
    {
        Control = "credential.rotation",
        Outcome = ControlOutcome.NotMet,
        Severity = Severity.High,
        Explanation = explanation,
        Evidence = ["created 2025-09-27 (credential-report.csv)"],
        References = [new("OWASP-NHI", "2025", "NHI7")],
    });

    internal static InventoryChange[] Upserts(IEnumerable<NonHumanIdentity> identities) => [.. identities.Select(identity => new InventoryChange.Upserted(identity))];
}
