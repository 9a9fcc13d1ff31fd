namespace Nhi.Governance.Secrets;

/// <summary>
/// What a certificate tells about the key it is for. All of it is public, so it may be logged and kept. Nothing here is verified: neither the
/// signature nor the chain.
/// </summary>
/// <param name="Subject">Whom the certificate is for, as a distinguished name; empty when only alternative names tell it.</param>
/// <param name="Issuer">Who signed it, as a distinguished name.</param>
/// <param name="SerialNumber">Its number at the issuer, in capital hexadecimal.</param>
/// <param name="NotBefore">From when on it is valid.</param>
/// <param name="NotAfter">Until when it is valid.</param>
/// <param name="PublicKeySha256">The SHA-256 of its SubjectPublicKeyInfo, in small hexadecimal: the same as
/// <see cref="SecretReading.PublicKeySha256"/> of the private key it belongs to.</param>
/// <param name="SubjectKeyIdentifier">The id the issuer gave the key (RFC 5280, 4.2.1.2), in small hexadecimal; null when it gave none.</param>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed record CertificateReading(
    string Subject,
    string Issuer,
    string SerialNumber,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    string PublicKeySha256,
    string? SubjectKeyIdentifier);
