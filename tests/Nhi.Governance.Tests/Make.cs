namespace Nhi.Governance.Tests;

/// <summary>Small observations, as the sources would make them.</summary>
internal static class Make
{
    public const string Account = "111122223333";
    public const string Outside = "999988887777";
    public const string Cluster = "prod-eu";
    public const string ClusterIssuer = "oidc.example/prod-eu";
    public const string GitHub = "token.actions.githubusercontent.com";

    public static readonly DateTimeOffset AsOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static string RoleArn(string name, string account = Account) => $"arn:aws:iam::{account}:role/{name}";

    public static string UserArn(string name, string account = Account) => $"arn:aws:iam::{account}:user/{name}";

    public static FactSetBuilder Subclass(string value, string source = "s") => new FactSetBuilder().Set(IdentityFacts.Subclass, value, source);

    public static Observation User(string uniqueId, string name, string source = "details.json") => new()
    {
        Id = new($"aws:{Account}:{uniqueId}"),
        Aliases = [new(UserArn(name)), new(uniqueId), new($"aws:{Account}:user/{name}")],
        Area = $"aws:{Account}:users",
        Containers = [$"aws:{Account}"],
        Facts = Subclass("aws:iam-user", source).Set(IdentityFacts.Name, name, source).ToFactSet(),
        Source = source,
    };

    public static Observation ReportRow(string name, string source, params IReadOnlyList<Credential> keys) => new()
    {
        Id = new($"aws:{Account}:user/{name}"),
        IsImmutableId = false,
        Aliases = [new(UserArn(name))],
        Area = $"aws:{Account}:users",
        Containers = [$"aws:{Account}"],
        Facts = Subclass("aws:iam-user", source).Set(IdentityFacts.Name, name, source).Set(IdentityFacts.InteractiveLogin, value: false, source).ToFactSet(),
        Credentials = keys,
        Source = source,
    };

    public static Observation Role(string uniqueId, string name, params IReadOnlyList<Admission> admissions) => new()
    {
        Id = new($"aws:{Account}:{uniqueId}"),
        Aliases = [new(RoleArn(name)), new(uniqueId)],
        Area = $"aws:{Account}:roles",
        Containers = [$"aws:{Account}"],
        Facts = Subclass("aws:iam-role", "details.json").Set(IdentityFacts.Name, name, "details.json").ToFactSet(),
        Admissions = admissions,
        Source = "details.json",
    };

    public static Observation ServiceAccount(string uid, string space, string name, params IReadOnlyList<string> becomes) => new()
    {
        Id = new($"k8s:{Cluster}:{uid}"),
        Aliases = [new(ServiceAccountName(space, name))],
        Area = $"k8s:{Cluster}:serviceaccounts/{space}",
        Containers = [$"k8s:{Cluster}", $"k8s:{Cluster}/{space}"],
        Facts = Subclass("k8s:service-account", "sa.json")
            .Set(TrustFacts.Issuer, ClusterIssuer, "sa.json")
            .Set(TrustFacts.Subject, $"system:serviceaccount:{space}:{name}", "sa.json")
            .ToFactSet(),
        Becomes = [.. becomes.Select(role => new IdentityId(role))],
        Source = "sa.json",
    };

    public static string ServiceAccountName(string space, string name) => $"k8s:{Cluster}:system:serviceaccount:{space}:{name}";

    public static Observation Pipeline(string repository, string? environment, params IReadOnlyList<string> becomes) => new()
    {
        Id = new(environment is null ? $"repo:{repository}" : $"repo:{repository}:environment:{environment}"),
        Area = $"github:{repository}:environments",
        Containers = [$"repo:{repository}"],
        Facts = Subclass(environment is null ? "github:repository" : "github:environment", "deploy.yml")
            .Set(TrustFacts.Issuer, GitHub, "deploy.yml")
            .Set(TrustFacts.Subject, environment is null ? $"repo:{repository}:ref:*" : $"repo:{repository}:environment:{environment}", "deploy.yml")
            .ToFactSet(),
        Becomes = [.. becomes.Select(role => new IdentityId(role))],
        Source = "deploy.yml",
    };

    public static Admission Repository(params IReadOnlyList<string> subjects) => new(AdmissionKind.Repository, GitHub, subjects, SubjectsArePatterns: true, NamesAudience: true);

    public static Admission Workload(params IReadOnlyList<string> subjects) => new(AdmissionKind.Workload, ClusterIssuer, subjects, NamesAudience: true);

    public static Admission Named(string principal) => new(AdmissionKind.Identity, principal, []);

    public static Credential Key(string id, DateTimeOffset? made = null, string source = "keys.json")
    {
        var facts = new FactSetBuilder().Set(CredentialFacts.Enabled, value: true, source);
        return new(new("aws:key:" + id), CredentialKind.AwsAccessKey, (made is { } at ? facts.Set(CredentialFacts.CreatedAt, at, source) : facts).ToFactSet());
    }

    public static Credential ReportKey(string user, int number, DateTimeOffset? rotated, DateTimeOffset? used)
    {
        var facts = new FactSetBuilder();
        if (rotated is { } at)
        {
            facts.Set(CredentialFacts.LastRotatedAt, at, "report.csv").Set(CredentialFacts.CreatedAt, at, "report.csv");
        }

        if (used is { } last)
        {
            facts.Set(CredentialFacts.LastUsedAt, last, "report.csv");
        }

        return new(new($"aws:{Account}:user/{user}:key-{number}"), CredentialKind.AwsAccessKey, facts.ToFactSet());
    }

    public static Attachment KeyList(string user, Credential key, string source = "keys.json") => new()
    {
        Target = $"aws:{Account}:user/{user}",
        Record = $"access key {key.Id}",
        Area = $"aws:{Account}:users",
        Credentials = [key],
        BearerClass = IdentityClass.ApiKey,
        Source = source,
    };

    public static Attachment Members(string container, string source, FactSet facts, params IReadOnlyList<string> outer) => new()
    {
        Target = container,
        Reach = AttachmentReach.Members,
        Record = container,
        Containers = outer,
        Facts = facts,
        Source = source,
    };

    public static Attachment Says(string target, FactSet facts, string source = "register.yaml") => new() { Target = target, Record = "entry", Facts = facts, Source = source };

    public static Attachment Party(PartyRecord party) => new() { Target = string.Empty, Record = "entry", Party = party, Source = "register.yaml" };

    public static AreaCoverage Complete(string area) => new(area, Coverage.Complete);

    public static AreaCoverage Partial(string area) => new(area, Coverage.Partial);

    public static EstateReading Reading(params IEnumerable<object> items)
    {
        var reading = new EstateReading();
        foreach (var item in items)
        {
            reading.Add(Event(item));
        }

        return reading;
    }

    public static SourceEvent Event(object item) => item switch
    {
        Observation observation => new SourceEvent.Observed(observation),
        Attachment attachment => new SourceEvent.Attached([attachment]),
        CopySighting copy => new SourceEvent.CopyFound(copy),
        AreaCoverage area => new SourceEvent.Completed(new("file", "format", 0, 0, 0, 0, [area])),
        _ => throw new ArgumentException("No source says that.", nameof(item)),
    };

    public static ResolvedEstate Resolve(params IEnumerable<object> items) => Resolver.Resolve(Reading(items), EstateScope.Empty, AsOf);

    public static NonHumanIdentity Named(this ResolvedEstate estate, string idOrAlias) =>
        Assert.Single(estate.Identities, identity => identity.Id.Value == idOrAlias || identity.Aliases.Contains(new IdentityId(idOrAlias)));

    public static IReadOnlyList<string> Names(this NonHumanIdentity identity, FactKey<NameSet> key) => identity.Facts.Get(key).Value ?? NameSet.Empty;

    public static Relation Becoming(this ResolvedEstate estate, string from, string to) =>
        Assert.Single(estate.Identities.SelectMany(identity => identity.Relations).Distinct(), relation => relation.Kind == RelationKind.CanBecome && relation.From.Value == from && relation.To.Value == to);
}
