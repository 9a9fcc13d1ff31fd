namespace Nhi.Governance.Providers.Pki;

/// <summary>What of a public key infrastructure is used: any of these.</summary>
public sealed record PkiOptions
{
    /// <summary>The authority to issue and revoke at. The default, <see langword="null"/>, uses none.</summary>
    public OpenSslCaOptions? Authority { get; init; }

    /// <summary>The responder to ask. The default, <see langword="null"/>, asks none.</summary>
    public OcspOptions? Ocsp { get; init; }

    /// <summary>The list to read. The default, <see langword="null"/>, reads none.</summary>
    public CrlOptions? Crl { get; init; }

    /// <summary>Whether certificates may be issued, moved and revoked.</summary>
    /// <value>The default is <see langword="false"/>: reading only.</value>
    public bool AllowWrites { get; init; }
}
