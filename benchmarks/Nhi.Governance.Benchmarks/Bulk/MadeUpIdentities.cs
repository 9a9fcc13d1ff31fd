namespace Nhi.Governance.Benchmarks.Bulk;

/// <summary>Identities as surveys find them: a dozen facts each, half of them with a credential, kinds in the proportions of a large estate. One value in twenty was never seen before.</summary>
internal static class MadeUpIdentities
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Subclass, CredentialKind Credential)[] Kinds =
    [
        ("aws:iam-role", CredentialKind.Unknown), ("aws:iam-role", CredentialKind.Unknown), ("aws:iam-user", CredentialKind.AwsAccessKey), ("k8s:service-account", CredentialKind.Unknown), ("k8s:service-account", CredentialKind.KubernetesLegacyToken),
        ("gcp:service-account", CredentialKind.GcpServiceAccountKey), ("entra:application", CredentialKind.OAuthClientSecret), ("entra:managed-identity", CredentialKind.Unknown), ("github:environment", CredentialKind.Unknown),
        ("github:deploy-key", CredentialKind.DeployKey), ("gitlab:personal-access-token", CredentialKind.PersonalAccessToken), ("postgresql:database-role", CredentialKind.DatabasePassword), ("x509:tls", CredentialKind.PublicTlsCertificate),
        ("x509:svid", CredentialKind.X509Svid), ("slack:bot", CredentialKind.Unknown), ("openai:api-key", CredentialKind.ApiKey),
    ];

    public static IEnumerable<NonHumanIdentity> Make(int count)
    {
        var random = new Random(11);
        for (var number = 0; number < count; number++)
        {
            var (subclass, kind) = Kinds[random.Next(Kinds.Length)];
            var facts = new FactSetBuilder()
                .Set(IdentityFacts.Name, $"name-{number}", "export.json")
                .Set(IdentityFacts.Subclass, Seen(subclass), "export.json")
                .Set(IdentityFacts.CreatedAt, AsOf.AddDays(-random.Next(1500)), "export.json")
                .Set(IdentityFacts.Environment, Seen("production"), "register.yaml");
            Told(facts, IdentityFacts.Purpose, Seen("loads orders"));
            Told(facts, IdentityFacts.ReviewDue, AsOf.AddDays(random.Next(-90, 90)));
            Told(facts, IdentityFacts.LastUsedAt, AsOf.AddDays(-random.Next(600)));
            Told(facts, IdentityFacts.InteractiveLogin, random.Next(8) == 0);
            Told(facts, AccessFacts.AdministratorBy, new NameSet(["AdministratorAccess"]), often: 12);
            Told(facts, AccessFacts.Grants, new NameSet([Seen("ReadOnlyAccess")]));
            Told(facts, TrustFacts.AssumableBy, new NameSet([random.Next(3) switch { 0 => "service", 1 => "repository", _ => "own-account" }]));
            Told(facts, TrustFacts.OidcSubjects, new NameSet([Seen("repo:acme/shop:environment:production")]), often: 5);
            Told(facts, TrustFacts.UnpinnedSubjects, new NameSet(["repo:acme/*"]), often: 8);
            Told(facts, UsageFacts.Controllers, new NameSet(["deployment/shop", Seen("deployment/cart")]), often: 4);
            Told(facts, UsageFacts.Users, new NameSet([Seen("arn:aws:iam::111122223333:role/deploy")]), often: 4);
            yield return new NonHumanIdentity
            {
                Id = new($"id:{number}"),
                Facts = facts.ToFactSet(),
                Credentials = kind == CredentialKind.Unknown ? [] : [new(new($"key:{number}"), kind, Credential().ToFactSet())],
                Owners = [new Owner(OwnerRole.Application, (OwnerState)random.Next(7), "team-shop", "register.yaml")],
                Presence = new Presence("area", AsOf.AddDays(-30), AsOf),
            };
        }

        string Seen(string value) => random.Next(20) == 0 ? $"{value}-{random.Next():x}" : value;

        void Told<T>(FactSetBuilder facts, FactKey<T> key, T value, int often = 2)
            where T : notnull
        {
            if (random.Next(often) == 0)
            {
                facts.Set(key, value, "export.json");
            }
            else if (random.Next(2) == 0)
            {
                facts.SetAbsent(key, "export.json");
            }
        }

        FactSetBuilder Credential()
        {
            var made = AsOf.AddDays(-random.Next(900));
            var facts = new FactSetBuilder().Set(CredentialFacts.CreatedAt, made, "export.json").Set(CredentialFacts.Enabled, random.Next(6) != 0, "export.json");
            Told(facts, CredentialFacts.LastUsedAt, AsOf.AddDays(-random.Next(200)));
            Told(facts, CredentialFacts.ExpiresAt, made.AddDays(random.Next(30, 800)));
            return facts;
        }
    }
}
