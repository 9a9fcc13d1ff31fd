namespace Nhi.Governance.Tests.Policy;

/// <summary>For every control, an identity that meets it, one that does not, one of which that cannot be told, and one it does not apply to.</summary>
internal static partial class Cases
{
    private static readonly DateTimeOffset AsOf = Make.AsOf;

    /// <summary>Answers that a control cannot give, because of what it asks.</summary>
    public static IReadOnlySet<(string Control, ControlOutcome Outcome)> Impossible { get; } = new HashSet<(string, ControlOutcome)>
    {
        ("classification.conflict", ControlOutcome.Met), ("classification.conflict", ControlOutcome.NotAssessable),
        ("classification.drift", ControlOutcome.NotAssessable),
        ("classification.triage", ControlOutcome.NotAssessable),
        ("credential.must-not-exist", ControlOutcome.Met), ("credential.must-not-exist", ControlOutcome.NotAssessable),
        ("credential.placement", ControlOutcome.Met), ("credential.placement", ControlOutcome.NotAssessable),
        ("use.interactive", ControlOutcome.NotAssessable),
        ("credential.shared", ControlOutcome.NotAssessable),
        ("privilege.impersonation", ControlOutcome.NotAssessable),
        ("authentication.proof", ControlOutcome.NotAssessable),
    };

    public static IReadOnlyList<Case> All { get; } =
    [
        .. Owner("owner.application", OwnerRole.Application, IdentityClass.ServiceAccount, IdentityClass.Device),
        .. Owner("owner.platform", OwnerRole.Platform, IdentityClass.Host, IdentityClass.CloudRole),
        .. Owner("owner.security", OwnerRole.Security, IdentityClass.SigningKey, IdentityClass.Certificate),
        .. Owner("owner.vendor-manager", OwnerRole.VendorManager, IdentityClass.ThirdPartyIntegration, IdentityClass.ServiceAccount),
        .. Owner("owner.sponsor", OwnerRole.Sponsor, IdentityClass.AiAgent, IdentityClass.ServiceAccount),
        .. Owner("owner.person", OwnerRole.Person, IdentityClass.PersonalAccessToken, IdentityClass.OAuthToken),
        .. Owner("owner.legal", OwnerRole.Legal, IdentityClass.LegalEntity, IdentityClass.Bot),

        .. Fact("purpose", IdentityFacts.Purpose, "loads", good: true, IdentityClass.CloudRole, IdentityClass.ServiceAccount, IdentityClass.Bot, IdentityClass.RpaRobot, IdentityClass.AiAgent),
        new("purpose", null, Of(IdentityClass.Device)),
        new("purpose", null, Of(IdentityClass.PipelineIdentity)),

        new("review-date", ControlOutcome.Met, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.ReviewDue, AsOf.AddDays(30), "s"))),
        new("review-date", ControlOutcome.NotMet, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.ReviewDue, AsOf.AddDays(-30), "s"))),
        new("review-date", ControlOutcome.NotMet, Of(IdentityClass.ServiceAccount, facts => facts.SetAbsent(IdentityFacts.ReviewDue, "s"))),
        new("review-date", ControlOutcome.NotAssessable, Of(IdentityClass.ServiceAccount)),
        new("review-date", null, Of(IdentityClass.CloudRole, facts => facts.SetAbsent(IdentityFacts.ReviewDue, "s"))),

        .. from value in new[] { IdentityClass.CloudRole, IdentityClass.PipelineIdentity, IdentityClass.ThirdPartyIntegration }
           from item in new Case[]
           {
               new("identity.unused", ControlOutcome.Met, Role(value, facts => facts.Set(IdentityFacts.LastUsedAt, AsOf.AddDays(-10), "s"))),
               new("identity.unused", ControlOutcome.Met, Role(value, facts => facts.SetAbsent(IdentityFacts.LastUsedAt, "s").Set(IdentityFacts.CreatedAt, AsOf.AddDays(-10), "s"))),
               new("identity.unused", ControlOutcome.NotMet, Role(value, facts => facts.Set(IdentityFacts.LastUsedAt, AsOf.AddDays(-500), "s"))),
               new("identity.unused", ControlOutcome.NotMet, Role(value, facts => facts.SetAbsent(IdentityFacts.LastUsedAt, "s").Set(IdentityFacts.CreatedAt, AsOf.AddDays(-500), "s"))),
               new("identity.unused", ControlOutcome.NotAssessable, Role(value, facts => facts.Set(IdentityFacts.CreatedAt, AsOf.AddDays(-500), "s"))),
               new("identity.unused", ControlOutcome.NotAssessable, Role(value, facts => facts.SetAbsent(IdentityFacts.LastUsedAt, "s"))),
           }
           select item,
        new("identity.unused", ControlOutcome.NotMet, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.LastUsedAt, AsOf.AddDays(-500), "s"))),
        new("identity.unused", ControlOutcome.Met, Of(IdentityClass.Device, facts => facts.Set(IdentityFacts.LastUsedAt, AsOf.AddDays(-10), "s"))),
        new("identity.unused", ControlOutcome.NotMet, Of(IdentityClass.Bot, facts => facts.Set(IdentityFacts.LastUsedAt, AsOf.AddDays(-10), "s").Set(IdentityFacts.UsedEvery, "week", "s"))),
        new("identity.unused", ControlOutcome.NotMet, Of(IdentityClass.Bot, facts => facts.Set(IdentityFacts.LastUsedAt, AsOf.AddDays(-430), "s").Set(IdentityFacts.UsedEvery, "year", "s"))),
        new("identity.unused", null, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.CreatedAt, AsOf.AddDays(-500), "s"))),
        new("identity.unused", null, Role(IdentityClass.Unknown)),
        new("identity.unused", null, Of(IdentityClass.PipelineIdentity, facts => facts.Set(IdentityFacts.Subclass, "github:environment", "s"))),

        .. Names("privilege.admin", AccessFacts.AdministratorBy, Role(IdentityClass.CloudRole)),
        .. Names("privilege.admin", AccessFacts.AdministratorBy, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "k8s:service-account", "s"))),
        .. Names("privilege.admin", AccessFacts.AdministratorBy, Of(IdentityClass.ApiKey, facts => facts.Set(IdentityFacts.Subclass, "bearer:AwsAccessKey", "s"))),
        .. Names("privilege.admin", AccessFacts.AdministratorBy, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "gcp:service-account", "s"))),
        new("privilege.admin", ControlOutcome.Met, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "gcp:service-account", "s").Set(AccessFacts.Grants, One, "s"))),
        new("privilege.admin", ControlOutcome.NotAssessable, Role(IdentityClass.CloudRole, facts => facts.Set(AccessFacts.Grants, One, "s"))),
        new("privilege.admin", ControlOutcome.NotMet, Of(IdentityClass.DatabaseRole, facts => facts.Set(IdentityFacts.Subclass, "postgresql:role", "s").Set(AccessFacts.AdministratorBy, One, "s"))),
        new("privilege.admin", null, Of(IdentityClass.DatabaseRole, facts => facts.Set(IdentityFacts.Subclass, "postgresql:role", "s"))),
        new("privilege.admin", null, Of(IdentityClass.Certificate, facts => facts.Set(IdentityFacts.Subclass, "x509:tls", "s"))),

        .. Names("privilege.secret-access", AccessFacts.SecretAccessBy, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "k8s:service-account", "s"))),
        .. Names("privilege.secret-access", AccessFacts.SecretAccessBy, Of(IdentityClass.AiAgent, facts => facts.Set(IdentityFacts.Subclass, "k8s:service-account", "s").SetAbsent(AccessFacts.AdministratorBy, "s"))),
        new("privilege.secret-access", null, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "k8s:service-account", "s").Set(AccessFacts.SecretAccessBy, One, "s").Set(AccessFacts.AdministratorBy, One, "s"))),
        new("privilege.secret-access", ControlOutcome.NotMet, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "gcp:service-account", "s").Set(AccessFacts.SecretAccessBy, One, "s"))),
        new("privilege.secret-access", null, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "aws:iam-user", "s"))),

        .. Names("privilege.data", AccessFacts.DataAccessBy, Role(IdentityClass.CloudRole, facts => facts.Set(AccessFacts.Grants, One, "s"))),
        new("privilege.data", ControlOutcome.Met, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "gcp:service-account", "s").Set(AccessFacts.Grants, One, "s"))),
        new("privilege.data", ControlOutcome.NotMet, Of(IdentityClass.DatabaseRole, facts => facts.Set(IdentityFacts.Subclass, "postgresql:role", "s").Set(AccessFacts.DataAccessBy, One, "s"))),
        new("privilege.data", null, Role(IdentityClass.CloudRole)),
        new("privilege.data", null, Of(IdentityClass.DatabaseRole, facts => facts.Set(IdentityFacts.Subclass, "postgresql:role", "s").Set(AccessFacts.Grants, One, "s"))),
        new("privilege.data", null, Role(IdentityClass.CloudRole, facts => facts.Set(AccessFacts.DataAccessBy, One, "s").Set(AccessFacts.AdministratorBy, One, "s"))),

        .. Names("privilege.departed", AccessFacts.ChangeableByDeparted, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "entra:application", "s").Set(AccessFacts.ChangeableBy, One, "s"))),
        new("privilege.departed", null, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.Subclass, "entra:application", "s"))),

        .. Told("privilege.impersonation", AccessFacts.ImpersonatesBy),
        .. Told("authentication.proof", AccessFacts.UnprovenLogIns),

        .. Names("trust.subject-pinned", TrustFacts.UnpinnedSubjects, Role(IdentityClass.PipelineIdentity, facts => facts.Set(TrustFacts.OidcSubjects, One, "s"))),
        new("trust.subject-pinned", null, Role(IdentityClass.CloudRole, facts => facts.SetAbsent(TrustFacts.OidcSubjects, "s").SetAbsent(TrustFacts.UnpinnedSubjects, "s"))),
        .. Names("trust.audience-pinned", TrustFacts.UnpinnedAudiences, Role(IdentityClass.CloudRole, facts => facts.Set(TrustFacts.OidcSubjects, One, "s"))),
        new("trust.audience-pinned", null, Role(IdentityClass.CloudRole)),
        .. Names("trust.external-id", TrustFacts.OutsideAccountsWithoutExternalId, Role(IdentityClass.ThirdPartyIntegration, facts => facts.Set(TrustFacts.OutsideAccounts, One, "s"))),
        new("trust.external-id", ControlOutcome.NotMet, Role(IdentityClass.CloudRole, facts => facts.Set(TrustFacts.OutsideAccounts, One, "s").Set(TrustFacts.OutsideAccountsWithoutExternalId, One, "s"))),
        new("trust.external-id", null, Role(IdentityClass.ThirdPartyIntegration, facts => facts.SetAbsent(TrustFacts.OutsideAccounts, "s"))),
        .. Names("trust.dangling", TrustFacts.DanglingNames, Of(IdentityClass.Unknown, facts => facts.Set(TrustFacts.References, One, "s"))),
        new("trust.dangling", null, Role(IdentityClass.CloudRole, facts => facts.SetAbsent(TrustFacts.References, "s"))),
        .. Names("trust.asserted-only", TrustFacts.AssertedOnly, Of(IdentityClass.ServiceAccount) with { Relations = [new(RelationKind.CanBecome, Me, new("role"), RelationState.Asserted, "s")] }),
        new("trust.asserted-only", null, Of(IdentityClass.ServiceAccount)),
        new("trust.asserted-only", null, Of(IdentityClass.CloudRole) with { Relations = [new(RelationKind.CanBecome, new("other"), Me, RelationState.Asserted, "s")] }),

        new("kubernetes.default-account", ControlOutcome.Met, Default(facts => facts.SetAbsent(UsageFacts.Controllers, "s").SetAbsent(AccessFacts.Grants, "s"))),
        new("kubernetes.default-account", ControlOutcome.NotMet, Default(facts => facts.Set(UsageFacts.Controllers, One, "s"))),
        new("kubernetes.default-account", ControlOutcome.NotMet, Default(facts => facts.SetAbsent(UsageFacts.Controllers, "s").Set(AccessFacts.Grants, One, "s"))),
        new("kubernetes.default-account", ControlOutcome.NotAssessable, Default(facts => facts.SetAbsent(UsageFacts.Controllers, "s"))),
        new("kubernetes.default-account", ControlOutcome.NotAssessable, Default(facts => facts.SetAbsent(AccessFacts.Grants, "s"))),
        new("kubernetes.default-account", null, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.DefaultAccount, value: false, "s").Set(AccessFacts.Grants, One, "s"))),

        .. Names("pipeline.static-cloud-key", AccessFacts.StaticCloudKeys, Of(IdentityClass.PipelineIdentity, facts => facts.Set(IdentityFacts.Subclass, "github:environment", "s"))),
        new("pipeline.static-cloud-key", null, Role(IdentityClass.PipelineIdentity)),

        .. Names("pipeline.static-cloud-key", AccessFacts.StaticCloudKeys, Of(IdentityClass.PipelineIdentity, facts => facts.Set(IdentityFacts.Subclass, "circleci:runner", "s"))),
        .. Names("pipeline.static-publish-token", AccessFacts.StaticPublishTokens, Job()),
        new("pipeline.static-publish-token", ControlOutcome.NotAssessable, Job(facts => facts.SetAbsent(AccessFacts.StaticPublishTokens, "s").Set(AccessFacts.UnjudgedJobs, One, "s"))),
        new("pipeline.static-publish-token", null, Role(IdentityClass.PipelineIdentity)),
        .. Workflow("pipeline.pinned-actions", PipelineFacts.MovableActions, PipelineFacts.MovableActionsByDefault),
        .. Workflow("pipeline.untrusted-code", PipelineFacts.UntrustedCode, PipelineFacts.UntrustedCodeByDefault),

        .. Names("credential.in-state", IdentityFacts.SecretInState, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.ManagedBy, One, "s"))),
        new("credential.in-state", null, Of(IdentityClass.ServiceAccount, facts => facts.SetAbsent(IdentityFacts.SecretInState, "s"))),

        new("use.interactive", ControlOutcome.Met, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.InteractiveLogin, value: false, "s"))),
        new("use.interactive", ControlOutcome.NotMet, Of(IdentityClass.DatabaseRole, facts => facts.Set(IdentityFacts.InteractiveLogin, value: true, "s"))),
        new("use.interactive", null, Of(IdentityClass.ServiceAccount)),

        new("third-party.contract", ControlOutcome.Met, Of(IdentityClass.ThirdPartyIntegration, facts => facts.Set(IdentityFacts.ContractEnd, AsOf.AddDays(9), "s"))),
        new("third-party.contract", ControlOutcome.NotMet, Of(IdentityClass.ThirdPartyIntegration, facts => facts.Set(IdentityFacts.ContractEnd, AsOf.AddDays(-9), "s"))),
        new("third-party.contract", ControlOutcome.NotMet, Of(IdentityClass.ThirdPartyIntegration, facts => facts.SetAbsent(IdentityFacts.ContractEnd, "s"))),
        new("third-party.contract", ControlOutcome.NotAssessable, Of(IdentityClass.ThirdPartyIntegration)),
        new("third-party.contract", null, Of(IdentityClass.ApiKey, facts => facts.SetAbsent(IdentityFacts.ContractEnd, "s"))),

        new("environment.isolation", ControlOutcome.Met, Used(["production"])),
        new("environment.isolation", ControlOutcome.Met, Used(["prod", "PRODUCTION", "shared"])),
        new("environment.isolation", ControlOutcome.Met, Used(["test", "staging"])),
        new("environment.isolation", ControlOutcome.NotMet, Used(["production", "test"])),
        new("environment.isolation", ControlOutcome.NotMet, Used(["Live", "shared", "dev"], unknown: true)),
        new("environment.isolation", ControlOutcome.NotAssessable, Used(["production"], unknown: true)),
        new("environment.isolation", null, Of(IdentityClass.CloudRole, facts => facts.SetAbsent(UsageFacts.Users, "s"))),

        new("reuse", ControlOutcome.Met, Account(facts => facts.Set(UsageFacts.Controllers, One, "s"))),
        new("reuse", ControlOutcome.Met, Account(facts => facts.SetAbsent(UsageFacts.Controllers, "s"))),
        new("reuse", ControlOutcome.NotMet, Account(facts => facts.Set(UsageFacts.Controllers, Two, "s"))),
        new("reuse", ControlOutcome.NotMet, Account(facts => facts.Set(UsageFacts.Controllers, Two, "s")) with { Classification = new(IdentityClass.AiAgent, Standing.Governed, 1, []) }),
        new("reuse", ControlOutcome.NotAssessable, Account()),
        new("reuse", ControlOutcome.Met, Role(IdentityClass.CloudRole, facts => facts.Set(UsageFacts.Users, Two, "s").SetAbsent(UsageFacts.UserKinds, "s"))),
        new("reuse", ControlOutcome.NotMet, Role(IdentityClass.CloudRole, facts => facts.Set(UsageFacts.Users, Two, "s").Set(UsageFacts.UserKinds, One, "s"))),
        new("reuse", null, Role(IdentityClass.CloudRole)),
        new("reuse", null, Role(IdentityClass.ThirdPartyIntegration, facts => facts.Set(UsageFacts.Users, Two, "s").Set(UsageFacts.UserKinds, One, "s"))),
        new("reuse", null, Default(facts => facts.Set(UsageFacts.Controllers, Two, "s"))),

        new("legal-entity.standing", ControlOutcome.Met, Of(IdentityClass.LegalEntity, facts => facts.Set(LegalEntityFacts.LeiStatus, "ISSUED", "s").Set(LegalEntityFacts.RenewalDue, AsOf.AddDays(1), "s"))),
        .. from status in new[] { "LAPSED", "MERGED", "RETIRED", "ANNULLED", "DUPLICATE", "CANCELLED" }
           select new Case("legal-entity.standing", ControlOutcome.NotMet, Of(IdentityClass.LegalEntity, facts => facts.Set(LegalEntityFacts.LeiStatus, status, "s").Set(LegalEntityFacts.RenewalDue, AsOf.AddDays(1), "s"))),
        new("legal-entity.standing", ControlOutcome.NotMet, Of(IdentityClass.LegalEntity, facts => facts.Set(LegalEntityFacts.LeiStatus, "ISSUED", "s").Set(LegalEntityFacts.RenewalDue, AsOf.AddDays(-1), "s"))),
        new("legal-entity.standing", ControlOutcome.NotAssessable, Of(IdentityClass.LegalEntity)),
        new("legal-entity.standing", null, Of(IdentityClass.Certificate, facts => facts.Set(LegalEntityFacts.LeiStatus, "LAPSED", "s"))),

        new("classification.conflict", ControlOutcome.NotMet, Of(IdentityClass.Unknown) with { Classification = new(IdentityClass.Unknown, Standing.Governed, 0, [new("a", "Human", "x"), new("b", "CloudRole", "y")], IsConflict: true) }),
        new("classification.conflict", null, Of(IdentityClass.Unknown)),

        new("classification.drift", ControlOutcome.NotMet, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.ClassUntil, AsOf.AddDays(-1), "s"))),
        new("classification.drift", ControlOutcome.Met, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.ClassUntil, AsOf.AddDays(1), "s"))),
        new("classification.drift", ControlOutcome.Met, Of(IdentityClass.ServiceAccount, facts => facts.SetAbsent(IdentityFacts.ClassUntil, "s"))),
        .. from pair in new[] { ("RpaRobot", "Human", false), ("Workload", "ThirdPartyIntegration", false), ("ServiceAccount", "AiAgent", false), ("Host", "Bot", false), ("RpaRobot", "ServiceAccount", true), ("Device", "Certificate", true), ("AiAgent", "OAuthApp", true), ("Bot", "Bot", true), ("Bot", "VendorManaged", true), ("Unknown", "Bot", true) }
           select new Case("classification.drift", pair.Item3 ? ControlOutcome.Met : ControlOutcome.NotMet, Of(Enum.Parse<IdentityClass>(pair.Item1), facts => facts.Set(IdentityFacts.DeclaredClass, pair.Item1, "s").Set(IdentityFacts.EvidentClass, pair.Item2, "s"))),
        .. from pair in new[] { (IdentityClass.RpaRobot, "people", false), (IdentityClass.Workload, "vendor", false), (IdentityClass.PipelineIdentity, "workloads", false), (IdentityClass.Workload, "pipelines", false), (IdentityClass.Host, "people", true), (IdentityClass.ThirdPartyIntegration, "vendor", true), (IdentityClass.PipelineIdentity, "pipelines", true), (IdentityClass.RpaRobot, "workloads", true) }
           select new Case("classification.drift", pair.Item3 ? ControlOutcome.Met : ControlOutcome.NotMet, Of(pair.Item1, facts => facts.Set(UsageFacts.UsedBy, new NameSet([pair.Item2]), "s"))),
        new("classification.drift", ControlOutcome.NotMet, Of(IdentityClass.Bot, facts => facts.Set(UsageFacts.PeopleLoggedInAt, AsOf.AddDays(-1), "s"))),
        new("classification.drift", null, Of(IdentityClass.PersonalAccessToken, facts => facts.Set(UsageFacts.PeopleLoggedInAt, AsOf.AddDays(-1), "s"))),
        new("classification.drift", ControlOutcome.NotMet, Of(IdentityClass.Workload, facts => facts.Set(IdentityFacts.Vendor, "Datadog", "s"))),
        new("classification.drift", null, Of(IdentityClass.CloudRole, facts => facts.Set(IdentityFacts.Vendor, "Datadog", "s"))),
        new("classification.drift", ControlOutcome.NotMet, Of(IdentityClass.CloudRole, facts => facts.Set(IdentityFacts.ClassBefore, "PipelineIdentity", "s"))),
        new("classification.drift", null, Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.DeclaredClass, "ServiceAccount", "s"))),

        new("classification.triage", ControlOutcome.Met, Of(IdentityClass.Unknown)),
        new("classification.triage", ControlOutcome.NotMet, Of(IdentityClass.Unknown) with { Presence = new("area", AsOf.AddDays(-20), AsOf) }),
        new("classification.triage", null, Of(IdentityClass.Device) with { Presence = new("area", AsOf.AddDays(-20), AsOf) }),
        new("classification.triage", null, Of(IdentityClass.Unknown) with { Classification = new(IdentityClass.Unknown, Standing.Governed, 0, [], IsConflict: true), Presence = new("area", AsOf.AddDays(-20), AsOf) }),

        .. Held("credential.rotation", ControlOutcome.Met, CredentialKind.AwsAccessKey, made: -10),
        .. Held("credential.rotation", ControlOutcome.Met, CredentialKind.AwsAccessKey, made: -100, rotated: -10),
        .. Held("credential.rotation", ControlOutcome.Met, CredentialKind.AwsAccessKey, made: -10, rotated: -100),
        .. Held("credential.rotation", ControlOutcome.NotMet, CredentialKind.AwsAccessKey, made: -100),
        .. Held("credential.rotation", ControlOutcome.NotMet, CredentialKind.GcpServiceAccountKey, rotated: -100),
        .. Held("credential.rotation", ControlOutcome.NotAssessable, CredentialKind.ApiKey),
        .. Held("credential.rotation", null, CredentialKind.AccessToken, made: -100),
        .. Held("credential.rotation", null, CredentialKind.AwsAccessKey, made: -100, enabled: false),

        .. Held("credential.unused", ControlOutcome.Met, CredentialKind.AwsAccessKey, made: -100, used: -10),
        .. Held("credential.unused", ControlOutcome.Met, CredentialKind.AwsAccessKey, made: -10, used: Never),
        .. Held("credential.unused", ControlOutcome.NotMet, CredentialKind.AwsAccessKey, used: -50),
        .. Held("credential.unused", ControlOutcome.NotMet, CredentialKind.AwsAccessKey, made: -50, used: Never),
        .. Held("credential.unused", ControlOutcome.NotAssessable, CredentialKind.AwsAccessKey, made: -50),
        .. Held("credential.unused", ControlOutcome.NotAssessable, CredentialKind.AwsAccessKey, used: Never),
        .. Held("credential.unused", null, CredentialKind.ApiKey, made: -50, used: Never),
        new("credential.unused", ControlOutcome.Met, Rhythmic("quarter", -40)),
        new("credential.unused", ControlOutcome.NotMet, Rhythmic("quarter", -50)),
        new("credential.unused", ControlOutcome.NotMet, Rhythmic("quarter", -200)),
        new("credential.unused", ControlOutcome.NotMet, Rhythmic("day", -10)),
        new("credential.unused", ControlOutcome.Met, Rhythmic("fortnight", -10)),

        .. Held("credential.lifetime", ControlOutcome.Met, CredentialKind.ApiKey, made: -10, expires: 100),
        .. Held("credential.lifetime", ControlOutcome.NotMet, CredentialKind.ApiKey, made: -10, expires: 400),
        .. Held("credential.lifetime", ControlOutcome.NotMet, CredentialKind.ApiKey, expires: Never),
        .. Held("credential.lifetime", ControlOutcome.NotAssessable, CredentialKind.ApiKey, made: -10),
        .. Held("credential.lifetime", ControlOutcome.NotAssessable, CredentialKind.ApiKey, expires: 400),
        .. Held("credential.lifetime", ControlOutcome.NotAssessable, CredentialKind.PublicTlsCertificate, expires: 400),
        .. Held("credential.lifetime", ControlOutcome.NotAssessable, CredentialKind.CodeSigningCertificate, expires: 4000),
        .. Held("credential.lifetime", null, CredentialKind.AwsAccessKey, expires: Never),
        .. Held("credential.lifetime", null, CredentialKind.PrivateCaCertificate, made: -10, expires: 4000),

        .. from item in Held("credential.must-not-exist", ControlOutcome.NotMet, CredentialKind.KubernetesLegacyToken, made: -10).Concat(Held("credential.must-not-exist", ControlOutcome.NotMet, CredentialKind.KubernetesLegacyToken, enabled: false))
           select item with { Identity = item.Identity with { Facts = new FactSetBuilder().Set(IdentityFacts.Subclass, "k8s:service-account", "s").ToFactSet() } },
        .. Held("credential.must-not-exist", null, CredentialKind.KubernetesBoundToken),
        new("credential.must-not-exist", ControlOutcome.NotMet, Root(enabled: true)),
        new("credential.must-not-exist", ControlOutcome.NotMet, Root(enabled: null)),
        new("credential.must-not-exist", null, Root(enabled: false)),

        new("credential.placement", ControlOutcome.NotMet, Of(IdentityClass.ApiKey) with { Copies = [Copy()] }),
        new("credential.placement", null, Of(IdentityClass.ApiKey)),
        new("credential.placement", null, Of(IdentityClass.ApiKey) with { Copies = [Copy() with { Verdict = CopyVerdict.ChecksumFailed }] }),
        new("credential.placement", null, Of(IdentityClass.ApiKey) with { Copies = [Copy() with { Credential = Its }], Credentials = [new(Its, CredentialKind.ApiKey, new FactSetBuilder().Set(CredentialFacts.Enabled, value: false, "s").ToFactSet())] }),

        new("credential.shared", ControlOutcome.NotMet, Holding(CredentialKind.SshKey, facts => facts.Set(CredentialFacts.SharedWith, One, "s"))),
        new("credential.shared", ControlOutcome.Met, Holding(CredentialKind.ApiKey, facts => facts.SetAbsent(CredentialFacts.SharedWith, "s"))),
        new("credential.shared", null, Holding(CredentialKind.ApiKey)),
        new("credential.shared", null, Holding(CredentialKind.ApiKey, facts => facts.Set(CredentialFacts.SharedWith, One, "s").Set(CredentialFacts.Enabled, value: false, "s"))),

        new("credential.exposed", ControlOutcome.NotMet, Exposed(all: -20, its: Unsaid, made: -100)),
        new("credential.exposed", ControlOutcome.NotMet, Exposed(all: Unsaid, its: -20, made: -100, rotated: -21)),
        new("credential.exposed", ControlOutcome.NotMet, Exposed(all: -40, its: -20, made: -30)),
        new("credential.exposed", ControlOutcome.NotMet, Exposed(all: -20, its: -40, made: -20)),
        new("credential.exposed", ControlOutcome.Met, Exposed(all: -20, its: -40, made: -10)),
        new("credential.exposed", ControlOutcome.Met, Exposed(all: -20, its: Unsaid, made: -100, rotated: -19)),
        new("credential.exposed", ControlOutcome.Met, Exposed(all: Unsaid, its: -20, made: -100, enabled: false)),
        new("credential.exposed", ControlOutcome.NotAssessable, Exposed(all: -20, its: Unsaid)),
        new("credential.exposed", ControlOutcome.NotAssessable, Exposed(all: Unsaid, its: -20)),
        new("credential.exposed", ControlOutcome.NotAssessable, Of(IdentityClass.ApiKey, facts => facts.Set(IdentityFacts.ExposedAt, AsOf.AddDays(-20), "s"))),
        new("credential.exposed", null, Role(IdentityClass.ThirdPartyIntegration, facts => facts.Set(IdentityFacts.ExposedAt, AsOf.AddDays(-20), "s"))),
        new("credential.exposed", null, Exposed(all: Unsaid, its: Unsaid, made: -100)),

        .. Held("certificate.renewal", ControlOutcome.Met, CredentialKind.PublicTlsCertificate, made: -10, expires: 80),
        .. Held("certificate.renewal", ControlOutcome.NotMet, CredentialKind.PrivateCaCertificate, made: -80, expires: 10),
        .. Held("certificate.renewal", ControlOutcome.NotMet, CredentialKind.X509Svid, made: -80, expires: -10),
        .. Held("certificate.renewal", ControlOutcome.NotAssessable, CredentialKind.CaKey, made: -80),
        .. Held("certificate.renewal", ControlOutcome.NotAssessable, CredentialKind.CodeSigningCertificate, expires: 80),
        .. Held("certificate.renewal", null, CredentialKind.SshCertificate, made: -80, expires: 10),
    ];
}
