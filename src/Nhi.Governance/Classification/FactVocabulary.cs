namespace Nhi.Governance;

/// <summary>The facts of identities that a rule written as data may test, by name: all but those that classification itself leaves.</summary>
internal static class FactVocabulary
{
    private static readonly Dictionary<string, FactKey> ByName = All().ToDictionary(key => key.Name, StringComparer.Ordinal);

    /// <summary>The fact of a name; <see langword="null"/> where there is none.</summary>
    public static FactKey? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The facts.</summary>
    public static IEnumerable<FactKey> All() =>
    [
        AccessFacts.AdministratorBy, AccessFacts.SecretAccessBy, AccessFacts.DataAccessBy, AccessFacts.Grants, AccessFacts.ChangeableBy, AccessFacts.ChangeableByDeparted, AccessFacts.ImpersonatesBy,
        AccessFacts.UnprovenLogIns, AccessFacts.StaticCloudKeys, AccessFacts.StaticPublishTokens, AccessFacts.UnjudgedJobs,
        AiAgentFacts.Charter, AiAgentFacts.Tools, AiAgentFacts.ParentAgent, AiAgentFacts.Model,
        ApiKeyFacts.Service, ApiKeyFacts.Scopes, ApiKeyFacts.AllowedCallers,
        BotFacts.Platform, BotFacts.Workspace, BotFacts.Scopes,
        CertificateFacts.Names, CertificateFacts.Authority, CertificateFacts.PubliclyTrusted, CertificateFacts.Endpoints,
        CloudRoleFacts.Account, CloudRoleFacts.LongestSessionSeconds,
        DatabaseRoleFacts.Server, DatabaseRoleFacts.Databases, DatabaseRoleFacts.Owns,
        DeployKeyFacts.Repository, DeployKeyFacts.ReadOnly, DeployKeyFacts.AddedBy,
        DeviceFacts.AssetTag, DeviceFacts.SerialNumber, DeviceFacts.Model, DeviceFacts.HardwareKey,
        HostFacts.HostName, HostFacts.Domain, HostFacts.Instance, HostFacts.OperatingSystem,
        IdentityFacts.Name, IdentityFacts.Subclass, IdentityFacts.DeclaredClass, IdentityFacts.ClassUntil, IdentityFacts.Purpose, IdentityFacts.ReviewDue, IdentityFacts.Environment, IdentityFacts.System,
        IdentityFacts.Vendor, IdentityFacts.ContractEnd, IdentityFacts.Enabled, IdentityFacts.CreatedAt, IdentityFacts.LastUsedAt, IdentityFacts.InteractiveLogin,
        IdentityFacts.VendorMade, IdentityFacts.Sponsored, IdentityFacts.DefaultAccount, IdentityFacts.ManagedBy, IdentityFacts.SecretInState,
        IdentityFacts.Tags, IdentityFacts.Exposure, IdentityFacts.Criticality, IdentityFacts.UsedEvery, IdentityFacts.ExposedAt,
        LegalEntityFacts.Lei, LegalEntityFacts.LeiStatus, LegalEntityFacts.RenewalDue, LegalEntityFacts.Jurisdiction,
        OAuthAppFacts.ClientId, OAuthAppFacts.AuthorizationServer, OAuthAppFacts.Scopes, OAuthAppFacts.GrantTypes, OAuthAppFacts.RedirectUris, OAuthAppFacts.SignOn,
        OAuthTokenFacts.ClientId, OAuthTokenFacts.GrantedBy, OAuthTokenFacts.Scopes, OAuthTokenFacts.Audience,
        PersonalAccessTokenFacts.Person, PersonalAccessTokenFacts.Service, PersonalAccessTokenFacts.Scopes, PersonalAccessTokenFacts.CreatedWith,
        PipelineFacts.Repository, PipelineFacts.Environment, PipelineFacts.Runners, PipelineFacts.MovableActions, PipelineFacts.MovableActionsByDefault,
        PipelineFacts.UntrustedCode, PipelineFacts.UntrustedCodeByDefault, PipelineFacts.DefaultTokenWrites,
        RpaRobotFacts.Process, RpaRobotFacts.Schedule, RpaRobotFacts.Orchestrator, RpaRobotFacts.VaultAssets,
        ServiceAccountFacts.Directory,
        SigningKeyFacts.Signs, SigningKeyFacts.KeyStore, SigningKeyFacts.CryptoperiodEnd, SigningKeyFacts.TrustStores,
        SshKeyFacts.Fingerprint, SshKeyFacts.AuthorizedOn, SshKeyFacts.ForcedCommand, SshKeyFacts.AllowedFrom,
        ThirdPartyFacts.DataShared, ThirdPartyFacts.EgressAddresses,
        ToolConnectorFacts.Endpoint, ToolConnectorFacts.Tools, ToolConnectorFacts.Upstream, ToolConnectorFacts.Agents,
        TrustFacts.Issuer, TrustFacts.Subject, TrustFacts.AssumableBy, TrustFacts.OidcSubjects, TrustFacts.UnpinnedSubjects, TrustFacts.UnpinnedAudiences,
        TrustFacts.OutsideAccounts, TrustFacts.OutsideAccountsWithoutExternalId, TrustFacts.DanglingNames, TrustFacts.AssertedOnly, TrustFacts.References,
        UsageFacts.Controllers, UsageFacts.Users, UsageFacts.UserKinds, UsageFacts.Environments, UsageFacts.UsersOfUnknownEnvironment, UsageFacts.Services, UsageFacts.UsedBy, UsageFacts.PeopleLoggedInAt,
        WorkloadFacts.SpiffeId, WorkloadFacts.TrustDomain, WorkloadFacts.Selectors,
    ];
}
