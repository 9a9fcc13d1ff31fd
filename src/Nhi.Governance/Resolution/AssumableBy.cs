namespace Nhi.Governance;

/// <summary>The kinds of principals that <see cref="TrustFacts.AssumableBy"/> tells apart.</summary>
internal static class AssumableBy
{
    /// <summary>People, by single sign-on or a password.</summary>
    public const string People = "people";

    /// <summary>A repository's pipelines, by OIDC.</summary>
    public const string Repository = "repository";

    /// <summary>Workloads of a cluster, by OIDC.</summary>
    public const string Workload = "workload";

    /// <summary>A service of the cloud itself.</summary>
    public const string Service = "service";

    /// <summary>Whoever an account of the estate lets.</summary>
    public const string OwnAccount = "own-account";

    /// <summary>One role or user of the estate that is no person.</summary>
    public const string EstateIdentity = "estate-identity";

    /// <summary>An account that is not the estate's.</summary>
    public const string OutsideAccount = "outside-account";
}
