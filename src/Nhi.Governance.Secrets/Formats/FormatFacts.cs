namespace Nhi.Governance.Secrets;

/// <summary>The facts a value tells by itself. The bits are those of the catalogue's generator.</summary>
[Flags]
internal enum FormatFacts : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The account of an AWS access key id.</summary>
    AwsAccount = 1,

    /// <summary>The claims of a JWT.</summary>
    Jwt = 2,

    /// <summary>Host and user of a URL.</summary>
    Url = 4,

    /// <summary>The ids of a routable GitLab token.</summary>
    GitLabRoutable = 8,

    /// <summary>The month a key was allocated in.</summary>
    CaskDate = 16,

    /// <summary>The public half of a private key.</summary>
    PublicKey = 32,

    /// <summary>Scheme, user, host and database of a URL.</summary>
    DatabaseUrl = 64,
}
