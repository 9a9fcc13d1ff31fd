using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>The controls of <c>docs/controls.md</c>.</summary>
internal static class BaselineControls
{
    private const string AwsIam = "aws:iam-";
    private const string Kubernetes = "k8s:";

    private static readonly Condition IsAws = StartsWith(IdentityFacts.Subclass, AwsIam) | StartsWith(IdentityFacts.Subclass, BearerOnly.Subclass);

    private static readonly Condition IsKubernetes = StartsWith(IdentityFacts.Subclass, Kubernetes);

    /// <summary>Rights are granted here by policies that exports tell, as in AWS, Kubernetes and Entra; of others it is asked only where it is known that they are administrators.</summary>
    private static readonly Condition IsGcpAccount = StartsWith(IdentityFacts.Subclass, "gcp:service-account");

    private static readonly NamedCheck ClaimsARole = new(
        "claims to become another",
        subject => subject.Identity.Relations.Count > 0 && subject.Identity.Relations.Any(relation => relation is { Kind: RelationKind.CanBecome, State: RelationState.Asserted } && relation.From == subject.Identity.Id) ? 1 : 0);

    public static IReadOnlyList<Control> All { get; } =
    [
        OwnerControl.Of(Define("owner.application", "Somebody answers for the application side", Severity.Medium, References.Owasp("NHI1"), References.Csf("GV.RR-02"), References.CisControls("5.5")), OwnerRole.Application),
        OwnerControl.Of(Define("owner.platform", "Somebody answers for the platform side", Severity.Low, References.Csf("GV.RR-02"), References.Csf("ID.AM-01")), OwnerRole.Platform),
        OwnerControl.Of(Define("owner.security", "Security answers for it", Severity.Medium, References.Csf("GV.RR-02")), OwnerRole.Security),
        OwnerControl.Of(Define("owner.vendor-manager", "Somebody manages the vendor", Severity.Medium, References.Owasp("NHI3"), References.Csf("GV.SC-04")), OwnerRole.VendorManager),
        OwnerControl.Of(Define("owner.sponsor", "A person sponsors the agent", Severity.High, References.AiRmf("GOVERN 2.1"), References.Asi("ASI03")), OwnerRole.Sponsor),
        OwnerControl.Of(Define("owner.person", "The person it stands for is known", Severity.Medium, References.Owasp("NHI1")), OwnerRole.Person),
        OwnerControl.Of(Define("owner.legal", "Legal affairs answers for it", Severity.Medium, References.Csf("GV.RR-02")), OwnerRole.Legal),

        PurposeControl.Of(Define("purpose", "It is stated what it is for", Severity.Low, References.CisControls("5.5"), References.Sp80053("AC-2"))),
        ReviewDateControl.Of(Define("review-date", "Its next review is set", Severity.Low, References.CisControls("5.5"), References.Pci("7.2.5.1"))),
        UnusedIdentityControl.Of(Define("identity.unused", "It is in use", Severity.Medium, References.Owasp("NHI1"), References.Sp80053("AC-2(3)"))),

        NoneAllowedControl.Of(
            Define("privilege.admin", "It is no administrator", Severity.Critical, References.Owasp("NHI5"), References.Sp80053("AC-6")),
            AccessFacts.AdministratorBy, IsAws | IsKubernetes | IsGcpAccount | StartsWith(IdentityFacts.Subclass, "entra:") | Known(AccessFacts.AdministratorBy),
            "No policy makes it an administrator.", "It may do everything.", "Grant what its task exercises, and take the administrator policy away.",
            platform: AdministratorReferences,
            judged: (!(IsAws | IsKubernetes), AccessFacts.Grants)),
        NoneAllowedControl.Of(
            Define("privilege.secret-access", "It cannot read secrets or make tokens", Severity.Medium, References.Owasp("NHI5"), References.Sp80053("AC-6")),
            AccessFacts.SecretAccessBy, ((IsKubernetes & Class(IdentityClass.ServiceAccount, IdentityClass.AiAgent)) | Known(AccessFacts.SecretAccessBy)) & !Known(AccessFacts.AdministratorBy),
            "No rule lets it read secrets or make tokens.", "Whoever holds it holds the secrets of others.", "Name the secrets it needs, or give it those alone.",
            platform: identity => SubclassStarts(identity, Kubernetes) ? [References.CisKubernetes("5.1.2"), References.CisKubernetes("5.1.13")] : []),
        NoneAllowedControl.Of(
            Define("privilege.data", "It does not reach all data of a store", Severity.Medium, References.Owasp("NHI5"), References.Sp80053("AC-6")),
            AccessFacts.DataAccessBy, (!Unknown(AccessFacts.DataAccessBy) | ((StartsWith(IdentityFacts.Subclass, AwsIam) | IsGcpAccount) & Known(AccessFacts.Grants))) & !Known(AccessFacts.AdministratorBy),
            "No right of it reaches all data of a store.", "Whoever holds it holds every bucket, table or schema of the store, whatever its task needs.", "Name the buckets, tables or schemas that its task needs.",
            judged: (IsGcpAccount, AccessFacts.Grants)),
        NoneAllowedControl.Of(
            Define("privilege.departed", "Nobody who left may change it", Severity.High, References.Owasp("NHI1"), References.Sp80053("AC-2")),
            AccessFacts.ChangeableByDeparted, Known(AccessFacts.ChangeableBy),
            "Whoever may change it is still here.", "Somebody who left may add a credential to it and act as it.", "Take them off its owners, and look whether they have left a credential behind."),

        NoneAllowedControl.Of(
            Define("privilege.impersonation", "It cannot act as anybody", Severity.High, References.Owasp("NHI5"), References.Sp80053("AC-6")),
            AccessFacts.ImpersonatesBy, !Unknown(AccessFacts.ImpersonatesBy),
            "Nothing lets it act as anybody.", "Whoever holds it is whoever logs in to it, an administrator too.", "Name the services towards which it may act for others, and mark administrators as sensitive, so that nobody acts for them."),
        NoneAllowedControl.Of(
            Define("authentication.proof", "Nobody logs in as it without proof", Severity.High, References.Owasp("NHI4"), References.Sp80053("IA-5")),
            AccessFacts.UnprovenLogIns, !Unknown(AccessFacts.UnprovenLogIns),
            "Every way to log in as it that was read asks for proof.", "There is a way to log in as it that asks for no proof, or for one that is easily made.", "Ask for a proof that cannot be guessed or listened in to: scram-sha-256, certificates or Kerberos with AES."),

        NoneAllowedControl.Of(
            Define("trust.subject-pinned", "Its OIDC trust names exact subjects", Severity.High, References.Owasp("NHI6"), References.Csf("PR.AA-05")),
            TrustFacts.UnpinnedSubjects, Known(TrustFacts.OidcSubjects),
            "Every statement names an exact subject.", "More than one repository, branch or account may act as it.", "Pin the subject to one repository and environment, or to one service account."),
        NoneAllowedControl.Of(
            Define("trust.audience-pinned", "Its OIDC trust names the audience", Severity.Medium, References.Owasp("NHI6"), References.Csf("PR.AA-04")),
            TrustFacts.UnpinnedAudiences, Known(TrustFacts.OidcSubjects),
            "Every statement names an audience.", "A token made for somebody else is accepted.", "Add an audience condition (for AWS: sts.amazonaws.com)."),
        NoneAllowedControl.Of(
            Define("trust.external-id", "Outside accounts must give an ExternalId", Severity.High, References.Owasp("NHI3")),
            TrustFacts.OutsideAccountsWithoutExternalId, Known(TrustFacts.OutsideAccounts),
            "An ExternalId is demanded of every outside account.", "A customer of the same vendor could let the vendor act as it (confused deputy).", "Agree on an ExternalId with the vendor and demand it in the trust."),
        NoneAllowedControl.Of(
            Define("trust.dangling", "What it refers to exists", Severity.High, References.Owasp("NHI1"), References.Sp80053("AC-2")),
            TrustFacts.DanglingNames, Known(TrustFacts.References),
            "Every name it refers to exists.", "It names something that was deleted; whoever makes that name again takes over what it may do.", "Take the name out."),
        NoneAllowedControl.Of(
            Define("trust.asserted-only", "What it claims is granted", Severity.Low, References.Csf("PR.AA-05")),
            TrustFacts.AssertedOnly, !Unknown(TrustFacts.AssertedOnly) | Says(ClaimsARole, 1),
            "The trust of what it claims admits it.", "It claims a role whose trust does not admit it: left over, or broken.", "Take the claim away, or let the role admit it."),

        DefaultAccountControl.Of(Define("kubernetes.default-account", "Default accounts are not used", Severity.Medium, References.CisKubernetes("5.1.5"), References.Owasp("NHI9")) with { AskedOf = [Standing.Governed, Standing.VendorManaged] }),
        NoneAllowedControl.Of(
            Define("pipeline.static-cloud-key", "Pipelines hold no static cloud key", Severity.High, References.Owasp("NHI6"), References.Owasp("NHI4")),
            AccessFacts.StaticCloudKeys, Class(IdentityClass.PipelineIdentity) & (StartsWith(IdentityFacts.Subclass, "github:") | StartsWith(IdentityFacts.Subclass, "circleci:")),
            "Its jobs are given no static cloud key.", "Its jobs are given a static cloud key, although the code host offers federation.", "Let the cloud trust the pipeline's OIDC subject, and delete the key.",
            unjudged: AccessFacts.UnjudgedJobs),
        NoneAllowedControl.Of(
            Define("pipeline.static-publish-token", "Pipelines hold no static token that publishes packages", Severity.High, References.Owasp("NHI4"), References.Owasp("NHI7")),
            AccessFacts.StaticPublishTokens, Class(IdentityClass.PipelineIdentity) & (Is(IdentityFacts.Subclass, "github:repository") | Is(IdentityFacts.Subclass, "github:environment")),
            "Its jobs are given no static token that publishes packages.", "Its jobs are given a static token that publishes packages, although the registry trusts the pipeline's own token.", "Name the repository and workflow as a trusted publisher at the registry, and revoke the token.",
            unjudged: AccessFacts.UnjudgedJobs),
        WorkflowControl.Of(
            Define("pipeline.pinned-actions", "Pipelines take code of others by its commit", Severity.Medium, References.Owasp("NHI3"), References.Csf("ID.RA-09"), References.Sp80053("SI-7")),
            PipelineFacts.MovableActions, PipelineFacts.MovableActionsByDefault,
            "Its jobs take no code of others by a name that can be moved.", "Whoever can move the name of an action it takes runs code with its secrets or its token.", "Name the action by its full commit, let updates come as pull requests, and give the job no more than it needs."),
        WorkflowControl.Of(
            Define("pipeline.untrusted-code", "Pipelines run nothing of strangers with something in reach", Severity.High, References.Owasp("NHI6"), References.Sp80053("SI-10"), References.Csf("PR.PS-06")),
            PipelineFacts.UntrustedCode, PipelineFacts.UntrustedCodeByDefault,
            "No job that strangers can start runs what they write.", "Anybody can make it run code with its secrets or its token.", "Let pull requests run without secrets (pull_request), hand words over by variables of the environment instead of expressions, and split off what needs rights."),
        NoneAllowedControl.Of(
            Define("credential.in-state", "No secret of it is kept in the state of infrastructure code", Severity.Medium, References.Owasp("NHI2")),
            IdentityFacts.SecretInState, Known(IdentityFacts.ManagedBy),
            "The state of the code that makes it keeps no secret of it.", "Whoever reads the state of the code that makes it can act as it.", "Let it do without the secret (federation), make the secret outside the code, or encrypt it for its reader; then replace the one in the state, which keeps old versions."),

        InteractiveControl.Of(Define("use.interactive", "No person logs in as it", Severity.Medium, References.Owasp("NHI10"), References.Pci("8.6.1"))),
        ContractControl.Of(Define("third-party.contract", "The vendor's access ends with its contract", Severity.High, References.Owasp("NHI3"), References.Owasp("NHI1"), References.Csf("GV.SC-10"))),
        IsolationControl.Of(Define("environment.isolation", "Production's identities are used from production alone", Severity.High, References.Owasp("NHI8"), References.Pci("6.5.3"))),
        ReuseControl.Of(Define("reuse", "One identity serves one workload", Severity.Medium, References.Owasp("NHI9"))),
        LegalStandingControl.Of(Define("legal-entity.standing", "Its identifier is in force", Severity.Medium, References.Csf("ID.AM-08"), References.Sp80053("SC-17"))),
        ConflictControl.Of(Define("classification.conflict", "The evidence points to one kind", Severity.Medium, References.Csf("ID.AM-08"))),
        DriftControl.Of(Define("classification.drift", "What it is taken for still fits the evidence", Severity.Medium, References.Csf("ID.AM-08"), References.Sp80053("AC-2")) with { AskedOf = [Standing.Governed, Standing.Human, Standing.VendorManaged] }),
        TriageControl.Of(Define("classification.triage", "What no rule decides is triaged", Severity.Advice, References.Sp80053("CM-8(3)"))),

        RotationControl.Of(Define("credential.rotation", "It is replaced in time", Severity.Medium, References.Owasp("NHI7"))),
        UnusedCredentialControl.Of(Define("credential.unused", "It is in use", Severity.Medium, References.CisAws("2.11"), References.Owasp("NHI1"))),
        LifetimeControl.Of(Define("credential.lifetime", "It ends in time", Severity.Medium, References.Owasp("NHI7"))),
        MustNotExistControl.Of(Define("credential.must-not-exist", "No credential of a retired kind exists", Severity.Medium, References.Owasp("NHI7")) with { AskedOf = [Standing.Governed, Standing.VendorManaged, Standing.Human] }),
        PlacementControl.Of(Define("credential.placement", "No copy of its secret lies open", Severity.Critical, References.Owasp("NHI2"), References.Pci("8.6.2"), References.Sp80053("IA-5(7)")) with { AskedOf = [Standing.Governed, Standing.VendorManaged, Standing.Human] }),
        ExposedControl.Of(Define("credential.exposed", "What others are known to have had was replaced since", Severity.Critical, References.Owasp("NHI2"), References.Pci("8.6.3"), References.Sp80053("IA-5")) with { AskedOf = [Standing.Governed, Standing.VendorManaged, Standing.Human] }),
        RenewalControl.Of(Define("certificate.renewal", "It is renewed at two thirds of its life", Severity.Medium, References.Sp80053("SC-17"), References.CisAws("2.17"))),
    ];

    private static IReadOnlyList<ControlReference> AdministratorReferences(INonHumanIdentity identity) =>
        SubclassStarts(identity, Kubernetes) ? [References.CisKubernetes("5.1.1")]
        : SubclassStarts(identity, AwsIam) || SubclassStarts(identity, BearerOnly.Subclass) ? [References.CisAws("2.14")]
        : SubclassStarts(identity, "gcp:") ? [References.CisGcp("1.6")]
        : [];

    private static bool SubclassStarts(INonHumanIdentity identity, string prefix) => identity.Facts.Get(IdentityFacts.Subclass).Value?.StartsWith(prefix, StringComparison.Ordinal) == true;

    private static ControlDefinition Define(string id, string title, Severity severity, params IReadOnlyList<ControlReference> references) => new(id, title, severity, references);
}
