namespace Nhi.Governance;

/// <summary>How much a verdict rests on, least first. Numbers leave room.</summary>
public enum EvidenceStrength : byte
{
    /// <summary>Nothing. The default.</summary>
    None = 0,

    /// <summary>A record of the issuer: its list of keys, a revocation list.</summary>
    IssuerRecord = 10,

    /// <summary>The issuer was asked about this credential: introspection, OCSP.</summary>
    Introspection = 20,

    /// <summary>The credential itself was used.</summary>
    LiveProbe = 30,
}
