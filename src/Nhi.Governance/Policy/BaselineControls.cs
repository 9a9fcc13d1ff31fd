namespace Nhi.Governance;

/// <summary>The controls of <c>docs/controls.md</c>.</summary>
internal static class BaselineControls
{
    public static IReadOnlyList<Control> All { get; } =
    [
        new OwnerControl(Define("owner.application", "Somebody answers for the application side", Severity.Medium, References.Owasp("NHI1"), References.Csf("GV.RR-02"), References.CisControls("5.5")), OwnerRole.Application),
        new OwnerControl(Define("owner.platform", "Somebody answers for the platform side", Severity.Low, References.Csf("GV.RR-02"), References.Csf("ID.AM-01")), OwnerRole.Platform),
        new OwnerControl(Define("owner.security", "Security answers for it", Severity.Medium, References.Csf("GV.RR-02")), OwnerRole.Security),
        new OwnerControl(Define("owner.vendor-manager", "Somebody manages the vendor", Severity.Medium, References.Owasp("NHI3"), References.Csf("GV.SC-04")), OwnerRole.VendorManager),
        new OwnerControl(Define("owner.sponsor", "A person sponsors the agent", Severity.High, References.AiRmf("GOVERN 2.1"), References.Asi("ASI03")), OwnerRole.Sponsor),
        new OwnerControl(Define("owner.person", "The person it stands for is known", Severity.Medium, References.Owasp("NHI1")), OwnerRole.Person),
        new OwnerControl(Define("owner.legal", "Legal affairs answers for it", Severity.Medium, References.Csf("GV.RR-02")), OwnerRole.Legal),

        new PurposeControl(Define("purpose", "It is stated what it is for", Severity.Low, References.CisControls("5.5"), References.Sp80053("AC-2"))),
        new ReviewDateControl(Define("review-date", "Its next review is set", Severity.Low, References.CisControls("5.5"), References.Pci("7.2.5.1"))),
        new UnusedIdentityControl(Define("identity.unused", "It is in use", Severity.Medium, References.Owasp("NHI1"), References.Sp80053("AC-2(3)"))),

        new NoneAllowedControl(
            Define("privilege.admin", "It is no administrator", Severity.Critical, References.Owasp("NHI5"), References.Sp80053("AC-6")),
            AccessFacts.AdministratorBy, HasRightsSomewhere,
            "No policy makes it an administrator.", "It may do everything.", "Grant what its task exercises, and take the administrator policy away.")
        {
            Judged = identity => IsAws(identity) || IsKubernetes(identity) ? null : AccessFacts.Grants,
            Platform = identity =>
                IsKubernetes(identity) ? [References.CisKubernetes("5.1.1")]
                : IsAws(identity) ? [References.CisAws("2.14")]
                : Subclass(identity, "gcp:") ? [References.CisGcp("1.6")]
                : [],
        },
        new NoneAllowedControl(
            Define("privilege.secret-access", "It cannot read secrets or make tokens", Severity.Medium, References.Owasp("NHI5"), References.Sp80053("AC-6")),
            AccessFacts.SecretAccessBy, identity => ReadsSecrets(identity) && !identity.Facts.Get(AccessFacts.AdministratorBy).IsKnown,
            "No rule lets it read secrets or make tokens.", "Whoever holds it holds the secrets of others.", "Name the secrets it needs, or give it those alone.")
        {
            Platform = identity => IsKubernetes(identity) ? [References.CisKubernetes("5.1.2"), References.CisKubernetes("5.1.13")] : [],
        },
        new NoneAllowedControl(
            Define("privilege.departed", "Nobody who left may change it", Severity.High, References.Owasp("NHI1"), References.Sp80053("AC-2")),
            AccessFacts.ChangeableByDeparted, identity => identity.Facts.Get(AccessFacts.ChangeableBy).IsKnown,
            "Whoever may change it is still here.", "Somebody who left may add a credential to it and act as it.", "Take them off its owners, and look whether they have left a credential behind."),

        new NoneAllowedControl(
            Define("trust.subject-pinned", "Its OIDC trust names exact subjects", Severity.High, References.Owasp("NHI6"), References.Csf("PR.AA-05")),
            TrustFacts.UnpinnedSubjects, HasOidcTrust,
            "Every statement names an exact subject.", "More than one repository, branch or account may act as it.", "Pin the subject to one repository and environment, or to one service account."),
        new NoneAllowedControl(
            Define("trust.audience-pinned", "Its OIDC trust names the audience", Severity.Medium, References.Owasp("NHI6"), References.Csf("PR.AA-04")),
            TrustFacts.UnpinnedAudiences, HasOidcTrust,
            "Every statement names an audience.", "A token made for somebody else is accepted.", "Add an audience condition (for AWS: sts.amazonaws.com)."),
        new NoneAllowedControl(
            Define("trust.external-id", "Outside accounts must give an ExternalId", Severity.High, References.Owasp("NHI3")),
            TrustFacts.OutsideAccountsWithoutExternalId, identity => identity.Facts.Get(TrustFacts.OutsideAccounts).IsKnown,
            "An ExternalId is demanded of every outside account.", "A customer of the same vendor could let the vendor act as it (confused deputy).", "Agree on an ExternalId with the vendor and demand it in the trust."),
        new NoneAllowedControl(
            Define("trust.dangling", "What it refers to exists", Severity.High, References.Owasp("NHI1"), References.Sp80053("AC-2")),
            TrustFacts.DanglingNames, identity => identity.Facts.Get(TrustFacts.References).IsKnown,
            "Every name it refers to exists.", "It names something that was deleted; whoever makes that name again takes over what it may do.", "Take the name out."),
        new NoneAllowedControl(
            Define("trust.asserted-only", "What it claims is granted", Severity.Low, References.Csf("PR.AA-05")),
            TrustFacts.AssertedOnly, ClaimsARole,
            "The trust of what it claims admits it.", "It claims a role whose trust does not admit it: left over, or broken.", "Take the claim away, or let the role admit it."),

        new DefaultAccountControl(Define("kubernetes.default-account", "Default accounts are not used", Severity.Medium, References.CisKubernetes("5.1.5"), References.Owasp("NHI9")) with { AskedOf = [Standing.Governed, Standing.VendorManaged] }),
        new NoneAllowedControl(
            Define("pipeline.static-cloud-key", "Pipelines hold no static cloud key", Severity.High, References.Owasp("NHI6"), References.Owasp("NHI4")),
            AccessFacts.StaticCloudKeys, identity => identity.Classification.Class == IdentityClass.PipelineIdentity && Subclass(identity, "github:"),
            "Its jobs are given no static cloud key.", "Its jobs are given a static cloud key, although the code host offers federation.", "Let the cloud trust the pipeline's OIDC subject, and delete the key.")
        {
            Unjudged = AccessFacts.UnjudgedJobs,
        },
        new NoneAllowedControl(
            Define("credential.in-state", "No secret of it is kept in the state of infrastructure code", Severity.Medium, References.Owasp("NHI2")),
            IdentityFacts.SecretInState, identity => identity.Facts.Get(IdentityFacts.ManagedBy).IsKnown,
            "The state of the code that makes it keeps no secret of it.", "Whoever reads the state of the code that makes it can act as it.", "Let it do without the secret (federation), make the secret outside the code, or encrypt it for its reader; then replace the one in the state, which keeps old versions."),

        new InteractiveControl(Define("use.interactive", "No person logs in as it", Severity.Medium, References.Owasp("NHI10"), References.Pci("8.6.1"))),
        new ContractControl(Define("third-party.contract", "The vendor's access ends with its contract", Severity.High, References.Owasp("NHI3"), References.Owasp("NHI1"), References.Csf("GV.SC-10"))),
        new IsolationControl(Define("environment.isolation", "Production's identities are used from production alone", Severity.High, References.Owasp("NHI8"), References.Pci("6.5.3"))),
        new ReuseControl(Define("reuse", "One identity serves one workload", Severity.Medium, References.Owasp("NHI9"))),
        new ConflictControl(Define("classification.conflict", "The evidence points to one kind", Severity.Medium, References.Csf("ID.AM-08"))),
        new TriageControl(Define("classification.triage", "What no rule decides is triaged", Severity.Advice, References.Sp80053("CM-8(3)"))),

        new RotationControl(Define("credential.rotation", "It is replaced in time", Severity.Medium, References.Owasp("NHI7"))),
        new UnusedCredentialControl(Define("credential.unused", "It is in use", Severity.Medium, References.CisAws("2.11"), References.Owasp("NHI1"))),
        new LifetimeControl(Define("credential.lifetime", "It ends in time", Severity.Medium, References.Owasp("NHI7"))),
        new MustNotExistControl(Define("credential.must-not-exist", "No credential of a retired kind exists", Severity.Medium, References.Owasp("NHI7"), References.CisKubernetes("5.1.6")) with { AskedOf = [Standing.Governed, Standing.VendorManaged] }),
        new PlacementControl(Define("credential.placement", "No copy of its secret lies open", Severity.Critical, References.Owasp("NHI2"), References.Pci("8.6.2"), References.Sp80053("IA-5(7)")) with { AskedOf = [Standing.Governed, Standing.VendorManaged, Standing.Human] }),
        new RenewalControl(Define("certificate.renewal", "It is renewed at two thirds of its life", Severity.Medium, References.Sp80053("SC-17"), References.CisAws("2.17"))),
    ];

    private static bool ClaimsARole(INonHumanIdentity identity) =>
        identity.Facts.StateOf(TrustFacts.AssertedOnly) != FactState.Unknown
        || identity.Relations.Any(relation => relation is { Kind: RelationKind.CanBecome, State: RelationState.Asserted } && relation.From == identity.Id);

    private static bool HasOidcTrust(INonHumanIdentity identity) => identity.Facts.Get(TrustFacts.OidcSubjects).IsKnown;

    private static bool IsKubernetes(INonHumanIdentity identity) => Subclass(identity, "k8s:");

    /// <summary>Where rights are granted by policies that exports tell; of others only what is known to be an administrator.</summary>
    private static bool HasRightsSomewhere(INonHumanIdentity identity) =>
        IsKubernetes(identity) || IsAws(identity) || Subclass(identity, "gcp:service-account") || Subclass(identity, "entra:") || identity.Facts.Get(AccessFacts.AdministratorBy).IsKnown;

    private static bool ReadsSecrets(INonHumanIdentity identity) =>
        (IsKubernetes(identity) && identity.Classification.Class is IdentityClass.ServiceAccount or IdentityClass.AiAgent) || identity.Facts.Get(AccessFacts.SecretAccessBy).IsKnown;

    private static bool IsAws(INonHumanIdentity identity) => Subclass(identity, "aws:iam-") || Subclass(identity, BearerOnly.Subclass);

    private static bool Subclass(INonHumanIdentity identity, string prefix) => identity.Facts.Get(IdentityFacts.Subclass).Value?.StartsWith(prefix, StringComparison.Ordinal) == true;

    private static ControlDefinition Define(string id, string title, Severity severity, params IReadOnlyList<ControlReference> references) => new(id, title, severity, references);
}
