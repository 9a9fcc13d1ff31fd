using static Nhi.Governance.BaselineDefinitions;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>The controls, each with what it asks of facts. What is said of them stands in <c>controls.json</c>.</summary>
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
        subject => subject.Identity.Relations.Count > 0 && ClaimsToBecome(subject.Identity) ? 1 : 0);

    public static IReadOnlyList<Control> All { get; } =
    [
        OwnerControl.Of(Of("owner.application"), OwnerRole.Application),
        OwnerControl.Of(Of("owner.platform"), OwnerRole.Platform),
        OwnerControl.Of(Of("owner.security"), OwnerRole.Security),
        OwnerControl.Of(Of("owner.vendor-manager"), OwnerRole.VendorManager),
        OwnerControl.Of(Of("owner.sponsor"), OwnerRole.Sponsor),
        OwnerControl.Of(Of("owner.person"), OwnerRole.Person),
        OwnerControl.Of(Of("owner.legal"), OwnerRole.Legal),

        PurposeControl.Of(Of("purpose")),
        ReviewDateControl.Of(Of("review-date")),
        UnusedIdentityControl.Of(Of("identity.unused")),

        NoneAllowedControl.Of(
            Of("privilege.admin"),
            AccessFacts.AdministratorBy, IsAws | IsKubernetes | IsGcpAccount | StartsWith(IdentityFacts.Subclass, "entra:") | Known(AccessFacts.AdministratorBy),
            "No policy makes it an administrator.", "It may do everything.", "Grant what its task exercises, and take the administrator policy away.",
            judged: (!(IsAws | IsKubernetes), AccessFacts.Grants)),
        NoneAllowedControl.Of(
            Of("privilege.secret-access"),
            AccessFacts.SecretAccessBy, ((IsKubernetes & Class(IdentityClass.ServiceAccount, IdentityClass.AiAgent)) | Known(AccessFacts.SecretAccessBy)) & !Known(AccessFacts.AdministratorBy),
            "No rule lets it read secrets or make tokens.", "Whoever holds it holds the secrets of others.", "Name the secrets it needs, or give it those alone."),
        NoneAllowedControl.Of(
            Of("privilege.data"),
            AccessFacts.DataAccessBy, (!Unknown(AccessFacts.DataAccessBy) | ((StartsWith(IdentityFacts.Subclass, AwsIam) | IsGcpAccount) & Known(AccessFacts.Grants))) & !Known(AccessFacts.AdministratorBy),
            "No right of it reaches all data of a store.", "Whoever holds it holds every bucket, table or schema of the store, whatever its task needs.", "Name the buckets, tables or schemas that its task needs.",
            judged: (IsGcpAccount, AccessFacts.Grants)),
        NoneAllowedControl.Of(
            Of("privilege.departed"),
            AccessFacts.ChangeableByDeparted, Known(AccessFacts.ChangeableBy),
            "Whoever may change it is still here.", "Somebody who left may add a credential to it and act as it.", "Take them off its owners, and look whether they have left a credential behind."),

        NoneAllowedControl.Of(
            Of("privilege.impersonation"),
            AccessFacts.ImpersonatesBy, !Unknown(AccessFacts.ImpersonatesBy),
            "Nothing lets it act as anybody.", "Whoever holds it is whoever logs in to it, an administrator too.", "Name the services towards which it may act for others, and mark administrators as sensitive, so that nobody acts for them."),
        NoneAllowedControl.Of(
            Of("authentication.proof"),
            AccessFacts.UnprovenLogIns, !Unknown(AccessFacts.UnprovenLogIns),
            "Every way to log in as it that was read asks for proof.", "There is a way to log in as it that asks for no proof, or for one that is easily made.", "Ask for a proof that cannot be guessed or listened in to: scram-sha-256, certificates or Kerberos with AES."),

        NoneAllowedControl.Of(
            Of("trust.subject-pinned"),
            TrustFacts.UnpinnedSubjects, Known(TrustFacts.OidcSubjects),
            "Every statement names an exact subject.", "More than one repository, branch or account may act as it.", "Pin the subject to one repository and environment, or to one service account."),
        NoneAllowedControl.Of(
            Of("trust.audience-pinned"),
            TrustFacts.UnpinnedAudiences, Known(TrustFacts.OidcSubjects),
            "Every statement names an audience.", "A token made for somebody else is accepted.", "Add an audience condition (for AWS: sts.amazonaws.com)."),
        NoneAllowedControl.Of(
            Of("trust.external-id"),
            TrustFacts.OutsideAccountsWithoutExternalId, Known(TrustFacts.OutsideAccounts),
            "An ExternalId is demanded of every outside account.", "A customer of the same vendor could let the vendor act as it (confused deputy).", "Agree on an ExternalId with the vendor and demand it in the trust."),
        NoneAllowedControl.Of(
            Of("trust.dangling"),
            TrustFacts.DanglingNames, Known(TrustFacts.References),
            "Every name it refers to exists.", "It names something that was deleted; whoever makes that name again takes over what it may do.", "Take the name out."),
        NoneAllowedControl.Of(
            Of("trust.asserted-only"),
            TrustFacts.AssertedOnly, !Unknown(TrustFacts.AssertedOnly) | Says(ClaimsARole, 1),
            "The trust of what it claims admits it.", "It claims a role whose trust does not admit it: left over, or broken.", "Take the claim away, or let the role admit it."),

        DefaultAccountControl.Of(Of("kubernetes.default-account")),
        NoneAllowedControl.Of(
            Of("pipeline.static-cloud-key"),
            AccessFacts.StaticCloudKeys, Class(IdentityClass.PipelineIdentity) & (StartsWith(IdentityFacts.Subclass, "github:") | StartsWith(IdentityFacts.Subclass, "circleci:")),
            "Its jobs are given no static cloud key.", "Its jobs are given a static cloud key, although the code host offers federation.", "Let the cloud trust the pipeline's OIDC subject, and delete the key.",
            unjudged: AccessFacts.UnjudgedJobs),
        NoneAllowedControl.Of(
            Of("pipeline.static-publish-token"),
            AccessFacts.StaticPublishTokens, Class(IdentityClass.PipelineIdentity) & (Is(IdentityFacts.Subclass, "github:repository") | Is(IdentityFacts.Subclass, "github:environment")),
            "Its jobs are given no static token that publishes packages.", "Its jobs are given a static token that publishes packages, although the registry trusts the pipeline's own token.", "Name the repository and workflow as a trusted publisher at the registry, and revoke the token.",
            unjudged: AccessFacts.UnjudgedJobs),
        WorkflowControl.Of(
            Of("pipeline.pinned-actions"),
            PipelineFacts.MovableActions, PipelineFacts.MovableActionsByDefault,
            "Its jobs take no code of others by a name that can be moved.", "Whoever can move the name of an action it takes runs code with its secrets or its token.", "Name the action by its full commit, let updates come as pull requests, and give the job no more than it needs."),
        WorkflowControl.Of(
            Of("pipeline.untrusted-code"),
            PipelineFacts.UntrustedCode, PipelineFacts.UntrustedCodeByDefault,
            "No job that strangers can start runs what they write.", "Anybody can make it run code with its secrets or its token.", "Let pull requests run without secrets (pull_request), hand words over by variables of the environment instead of expressions, and split off what needs rights."),
        NoneAllowedControl.Of(
            Of("credential.in-state"),
            IdentityFacts.SecretInState, Known(IdentityFacts.ManagedBy),
            "The state of the code that makes it keeps no secret of it.", "Whoever reads the state of the code that makes it can act as it.", "Let it do without the secret (federation), make the secret outside the code, or encrypt it for its reader; then replace the one in the state, which keeps old versions."),

        InteractiveControl.Of(Of("use.interactive")),
        ContractControl.Of(Of("third-party.contract")),
        IsolationControl.Of(Of("environment.isolation")),
        ReuseControl.Of(Of("reuse")),
        LegalStandingControl.Of(Of("legal-entity.standing")),
        ConflictControl.Of(Of("classification.conflict")),
        DriftControl.Of(Of("classification.drift")),
        TriageControl.Of(Of("classification.triage")),

        RotationControl.Of(Of("credential.rotation")),
        UnusedCredentialControl.Of(Of("credential.unused")),
        LifetimeControl.Of(Of("credential.lifetime")),
        MustNotExistControl.Of(Of("credential.must-not-exist")),
        PlacementControl.Of(Of("credential.placement")),
        SharedSecretControl.Of(Of("credential.shared")),
        ExposedControl.Of(Of("credential.exposed")),
        RenewalControl.Of(Of("certificate.renewal")),
    ];

    private static bool ClaimsToBecome(INonHumanIdentity identity) => identity.Relations.Any(relation => relation is { Kind: RelationKind.CanBecome, State: RelationState.Asserted } && relation.From == identity.Id);
}
