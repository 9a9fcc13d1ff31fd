namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>What an object was read from.</summary>
internal enum KubernetesListing : byte
{
    /// <summary>By itself: nothing is known of others.</summary>
    One = 0,

    /// <summary>A page of a list that goes on.</summary>
    Page,

    /// <summary>A list that ends.</summary>
    All,
}
