namespace Nhi.Governance;

/// <summary>What kind of non-human identity something is: the closed set that controls hang on.</summary>
/// <remarks>A vendor's own kind (<c>aws:iam-user</c>) is <see cref="IdentityFacts.Subclass"/> and never by itself a reason for a control.</remarks>
public enum IdentityClass : byte
{
    /// <summary>No rule decides, or the evidence points to several kinds at once. The default.</summary>
    Unknown = 0,

    /// <summary>A physical or virtual device with an identity of its own: an LDevID certificate, a TPM key, an IoT thing.</summary>
    Device,

    /// <summary>A server, virtual machine or directory computer account.</summary>
    Host,

    /// <summary>Running software attested by its platform: a SPIFFE ID, a mesh workload.</summary>
    Workload,

    /// <summary>A certificate nobody's principal is known for, or the certificate of a service.</summary>
    Certificate,

    /// <summary>A key that signs for others: a certification authority, code signing, token signing.</summary>
    SigningKey,

    /// <summary>A role or managed identity of a cloud, assumed rather than logged in to.</summary>
    CloudRole,

    /// <summary>An account made for software: directory, cloud, Kubernetes.</summary>
    ServiceAccount,

    /// <summary>The login of an application in a database.</summary>
    DatabaseRole,

    /// <summary>An API key whose principal nobody knows yet.</summary>
    ApiKey,

    /// <summary>A registered OAuth client, connected app or GitHub App.</summary>
    OAuthApp,

    /// <summary>A grant or refresh token whose principal nobody knows yet.</summary>
    OAuthToken,

    /// <summary>A token that stands for a person and is used by software.</summary>
    PersonalAccessToken,

    /// <summary>A key of one repository, which outlives its creator.</summary>
    DeployKey,

    /// <summary>A pipeline: the OIDC subject of a repository and environment, a runner registration, a service connection.</summary>
    PipelineIdentity,

    /// <summary>A chat or code-host bot.</summary>
    Bot,

    /// <summary>A robot of robotic process automation.</summary>
    RpaRobot,

    /// <summary>An authorised key or SSH certificate whose principal nobody knows yet.</summary>
    SshKey,

    /// <summary>An AI agent with a mission, tools and a human sponsor.</summary>
    AiAgent,

    /// <summary>A connector that gives agents tools: an MCP server, a plugin.</summary>
    ToolConnector,

    /// <summary>A vendor's access to the estate.</summary>
    ThirdPartyIntegration,

    /// <summary>A legal entity that signs: an LEI, a vLEI, a seal certificate.</summary>
    LegalEntity,
}
