namespace Nhi.Governance;

/// <summary>What an inventory of certificates keeps.</summary>
public static class CertificateFacts
{
    /// <summary>Names it is valid for.</summary>
    public static FactKey<NameSet> Names { get; } = new("certificate.names", "names it is valid for", FactMerge.Union);

    /// <summary>Authority that issued it.</summary>
    public static FactKey<string> Authority { get; } = new("certificate.authority", "authority that issued it");

    /// <summary>Whether browsers trust its chain.</summary>
    public static FactKey<bool> PubliclyTrusted { get; } = new("certificate.publiclyTrusted", "whether browsers trust its chain");

    /// <summary>Places that serve it.</summary>
    public static FactKey<NameSet> Endpoints { get; } = new("certificate.endpoints", "places that serve it", FactMerge.Union);
}
