namespace Nhi.Governance;

/// <summary>What kind of credential something is: the closed set that age, lifetime and placement hang on.</summary>
public enum CredentialKind : byte
{
    /// <summary>Not told. The default.</summary>
    Unknown = 0,

    /// <summary>An AWS access key id with its secret.</summary>
    AwsAccessKey,

    /// <summary>A user-managed key of a Google Cloud service account.</summary>
    GcpServiceAccountKey,

    /// <summary>An API key of any vendor.</summary>
    ApiKey,

    /// <summary>A token that stands for a person.</summary>
    PersonalAccessToken,

    /// <summary>A key of one repository.</summary>
    DeployKey,

    /// <summary>The secret of an OAuth client.</summary>
    OAuthClientSecret,

    /// <summary>An OAuth access token.</summary>
    AccessToken,

    /// <summary>An OAuth refresh token.</summary>
    RefreshToken,

    /// <summary>A certificate of a publicly trusted chain.</summary>
    PublicTlsCertificate,

    /// <summary>A certificate of a private authority.</summary>
    PrivateCaCertificate,

    /// <summary>A certificate for signing code.</summary>
    CodeSigningCertificate,

    /// <summary>The key of a certification authority.</summary>
    CaKey,

    /// <summary>An X.509 SVID.</summary>
    X509Svid,

    /// <summary>A JWT SVID.</summary>
    JwtSvid,

    /// <summary>A Kubernetes service-account token bound to an object, with an expiry.</summary>
    KubernetesBoundToken,

    /// <summary>A Kubernetes service-account token kept in a secret, without an expiry.</summary>
    KubernetesLegacyToken,

    /// <summary>A password of a database login.</summary>
    DatabasePassword,

    /// <summary>A password of a directory account.</summary>
    DirectoryPassword,

    /// <summary>An SSH key.</summary>
    SshKey,

    /// <summary>An SSH certificate.</summary>
    SshCertificate,

    /// <summary>A pipeline's OIDC token: nothing is held.</summary>
    PipelineOidc,

    /// <summary>A task token of an AI agent.</summary>
    AgentTaskToken,

    /// <summary>A key that signs tokens or assertions which others believe.</summary>
    TokenSigningKey,
}
