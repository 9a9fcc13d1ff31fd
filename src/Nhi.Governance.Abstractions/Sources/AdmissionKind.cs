namespace Nhi.Governance;

/// <summary>What kind of principal a trust admits.</summary>
public enum AdmissionKind : byte
{
    /// <summary>A kind nobody knows. The default.</summary>
    Unknown = 0,

    /// <summary>People, by single sign-on.</summary>
    People,

    /// <summary>Pipelines of a code host, by OIDC.</summary>
    Repository,

    /// <summary>Workloads of a cluster or other platform, by OIDC or attestation.</summary>
    Workload,

    /// <summary>A service of the cloud itself.</summary>
    CloudService,

    /// <summary>A whole account, its own or another's.</summary>
    Account,

    /// <summary>One named identity.</summary>
    Identity,

    /// <summary>Anyone.</summary>
    Anyone,
}
