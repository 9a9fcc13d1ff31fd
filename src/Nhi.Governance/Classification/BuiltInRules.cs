namespace Nhi.Governance;

/// <summary>The rules of <c>docs/controls.md</c>, "How the class is decided".</summary>
public static class BuiltInRules
{
    private const int Base = 10;
    private const int Refined = 20;
    private const int Unused = 30;
    private const int VendorMade = 90;

    /// <summary>The rules, in no order that matters.</summary>
    public static IReadOnlyList<ClassificationRule> All { get; } =
    [
        For("vendor-made", Standing.VendorManaged, VendorMade, 0.98, new FactTest.Truth(IdentityFacts.VendorMade)),

        For("aws-role-people", Standing.Human, Base, 0.95, Role, Assumable(AssumableBy.People)),
        For("aws-role-repository", IdentityClass.PipelineIdentity, Base, 0.95, Role, Assumable(AssumableBy.Repository)),
        For("aws-role-outside-account", IdentityClass.ThirdPartyIntegration, Base, 0.6, Role, Assumable(AssumableBy.OutsideAccount)),
        For("aws-role-outside-account-external-id", IdentityClass.ThirdPartyIntegration, Base, 0.9, Role, Assumable(AssumableBy.OutsideAccount), new FactTest.NotKnown(TrustFacts.OutsideAccountsWithoutExternalId)),
        For("aws-role-outside-account-vendor", IdentityClass.ThirdPartyIntegration, Base, 0.95, Role, Assumable(AssumableBy.OutsideAccount), new FactTest.Known(IdentityFacts.Vendor)),
        For("aws-role-service", IdentityClass.CloudRole, Base, 0.95, Role, Assumable(AssumableBy.Service)),
        For("aws-role-workload", IdentityClass.CloudRole, Base, 0.95, Role, Assumable(AssumableBy.Workload)),
        For("aws-role-own-account", IdentityClass.CloudRole, Base, 0.7, Role, Assumable(AssumableBy.OwnAccount)),
        For("aws-role-estate-identity", IdentityClass.CloudRole, Base, 0.8, Role, Assumable(AssumableBy.EstateIdentity)),

        For("aws-root", Standing.Human, Base, 1, Subclass("aws:root")),
        For("aws-user-console", Standing.Human, Refined, 0.9, Subclass("aws:iam-user"), new FactTest.Truth(IdentityFacts.InteractiveLogin)),
        For("aws-user-no-console", IdentityClass.ServiceAccount, Base, 0.9, Subclass("aws:iam-user"), new FactTest.Truth(IdentityFacts.InteractiveLogin, false)),
        For("aws-user-vendor", IdentityClass.ThirdPartyIntegration, Refined, 0.85, Subclass("aws:iam-user"), new FactTest.Truth(IdentityFacts.InteractiveLogin, false), new FactTest.Known(IdentityFacts.Vendor)),

        For("kubernetes-agent", IdentityClass.AiAgent, Refined, 0.8, Subclass("k8s:service-account"), new FactTest.Known(IdentityFacts.Purpose), new FactTest.Truth(IdentityFacts.Sponsored)),
        For("kubernetes-default-unused", Standing.VendorManaged, Unused, 0.7, new FactTest.Truth(IdentityFacts.DefaultAccount), new FactTest.Absent(UsageFacts.Controllers), new FactTest.Absent(AccessFacts.Grants)),

        For("gcp-service-account-repository", IdentityClass.PipelineIdentity, Refined, 0.9, Subclass("gcp:service-account"), Assumable(AssumableBy.Repository)),
        For("gcp-service-account-workload", IdentityClass.CloudRole, Refined, 0.9, Subclass("gcp:service-account"), Assumable(AssumableBy.Workload)),

        For("entra-managed-identity", IdentityClass.CloudRole, Base, 0.95, Subclass("entra:managed-identity")),
        For("entra-application", IdentityClass.ServiceAccount, Base, 0.8, Subclass("entra:application")),
        For("entra-application-login", IdentityClass.OAuthApp, Refined, 0.9, Subclass("entra:application"), new FactTest.Known(OAuthAppFacts.RedirectUris)),
        For("entra-application-sign-on", IdentityClass.OAuthApp, Refined, 0.95, Subclass("entra:application"), new FactTest.Known(OAuthAppFacts.SignOn)),
        For("entra-application-repository", IdentityClass.PipelineIdentity, Refined, 0.9, Subclass("entra:application"), new FactTest.Absent(OAuthAppFacts.RedirectUris), Assumable(AssumableBy.Repository)),
        For("entra-foreign-application", IdentityClass.ThirdPartyIntegration, Base, 0.9, Subclass("entra:foreign-application")),

        For("vault-role", IdentityClass.CloudRole, Base, 0.85, Subclass("vault:role")),
        For("vault-role-repository", IdentityClass.PipelineIdentity, Refined, 0.9, Subclass("vault:role"), Assumable(AssumableBy.Repository)),

        // A vendor's own list says what its records are.
        For("listed-api-key", IdentityClass.ApiKey, Base, 0.95, Listed("api-key")),
        For("listed-service-account", IdentityClass.ServiceAccount, Base, 0.95, Listed("service-account")),
        For("listed-personal-access-token", IdentityClass.PersonalAccessToken, Base, 0.95, Listed("personal-access-token")),
        For("listed-deploy-key", IdentityClass.DeployKey, Base, 0.95, Listed("deploy-key")),
        For("listed-oauth-app", IdentityClass.OAuthApp, Base, 0.9, Listed("oauth-app")),
        For("listed-oauth-token", IdentityClass.OAuthToken, Base, 0.9, Listed("oauth-token")),
        For("listed-bot", IdentityClass.Bot, Base, 0.95, Listed("bot")),
        For("listed-robot", IdentityClass.RpaRobot, Base, 0.95, Listed("robot")),
        For("listed-runner", IdentityClass.PipelineIdentity, Base, 0.9, Listed("runner")),
        For("listed-device", IdentityClass.Device, Base, 0.9, Listed("device")),
        For("listed-signing-key", IdentityClass.SigningKey, Base, 0.9, Listed("signing-key")),
        For("listed-database-role", IdentityClass.DatabaseRole, Base, 0.9, Listed("database-role")),
        For("listed-host", IdentityClass.Host, Base, 0.95, Listed("host")),
        For("listed-ssh-key", IdentityClass.SshKey, Base, 0.95, Listed("ssh-key")),
        For("listed-tool-connector", IdentityClass.ToolConnector, Base, 0.95, Listed("tool-connector")),
        For("listed-legal-entity", IdentityClass.LegalEntity, Base, 0.95, Listed("legal-entity")),
        For("listed-workload", IdentityClass.Workload, Base, 0.95, Listed("workload")),
        For("listed-third-party", IdentityClass.ThirdPartyIntegration, Base, 0.8, Listed("third-party")),
        For("listed-ai-agent", IdentityClass.AiAgent, Base, 0.95, Listed("ai-agent")),

        For("github-environment", IdentityClass.PipelineIdentity, Base, 0.95, Subclass("github:environment")),
        For("github-repository", IdentityClass.PipelineIdentity, Base, 0.95, Subclass("github:repository")),

        For("x509-svid", IdentityClass.Workload, Base, 0.95, Subclass("x509:svid")),
        For("x509-ca", IdentityClass.SigningKey, Base, 0.95, Subclass("x509:ca")),
        For("x509-code-signing", IdentityClass.SigningKey, Base, 0.95, Subclass("x509:code-signing")),
        For("x509-tls", IdentityClass.Certificate, Base, 0.9, Subclass("x509:tls")),

        For("bearer-aws-access-key", IdentityClass.ApiKey, Base, 0.9, Subclass(BearerOnly.Subclass + nameof(CredentialKind.AwsAccessKey))),
        For("bearer-gcp-service-account-key", IdentityClass.ApiKey, Base, 0.9, Subclass(BearerOnly.Subclass + nameof(CredentialKind.GcpServiceAccountKey))),
        For("bearer-api-key", IdentityClass.ApiKey, Base, 0.9, Subclass(BearerOnly.Subclass + nameof(CredentialKind.ApiKey))),
    ];

    private static FactTest Role => Subclass("aws:iam-role");

    private static FactTest.Is Subclass(string value) => new(IdentityFacts.Subclass, value);

    private static FactTest.EndsWith Listed(string kind) => new(IdentityFacts.Subclass, ":" + kind);

    private static FactTest.Has Assumable(string kind) => new(TrustFacts.AssumableBy, kind);

    private static ClassificationRule For(string id, IdentityClass value, int rank, double confidence, params IReadOnlyList<FactTest> tests) =>
        new(id, value, Standing.Governed, rank, confidence, tests);

    private static ClassificationRule For(string id, Standing standing, int rank, double confidence, params IReadOnlyList<FactTest> tests) =>
        new(id, IdentityClass.Unknown, standing, rank, confidence, tests);
}
