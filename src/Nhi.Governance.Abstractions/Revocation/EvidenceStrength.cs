namespace Nhi.Governance;

/// <summary>How much a verdict rests on, least first.</summary>
public enum EvidenceStrength : byte
{
    /// <summary>Nothing. The default.</summary>
    None = 0,

    /// <summary>A record of the issuer: its list of keys, a revocation list.</summary>
    IssuerRecord,

    /// <summary>The issuer was asked about this credential: introspection, OCSP.</summary>
    Introspection,

    /// <summary>The credential itself was used.</summary>
    LiveProbe,
}
