using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>The issuer whose word is asked for, pinned by configuration.</summary>
internal sealed class PkiIssuer
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";

    // What a responder's certificate may mark critical and we understand.
    private static readonly string[] Understood = ["2.5.29.15", "2.5.29.37", "2.5.29.19", OcspNoCheck];

    private readonly X509KeyUsageFlags? _usage;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    private PkiIssuer(X509Certificate2 certificate)
    {
        Name = certificate.SubjectName.RawData;
        Key = certificate.PublicKey;
        KeyBits = certificate.PublicKey.EncodedKeyValue.RawData;
        KeyId = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes.ToArray();
        _usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages;
        _from = Instant(certificate.NotBefore);
        _to = Instant(certificate.NotAfter);
    }

    /// <summary>Its name, as encoded.</summary>
    public byte[] Name { get; }

    /// <summary>Its key.</summary>
    public PublicKey Key { get; }

    /// <summary>Its key as encoded: what key hashes are made of.</summary>
    public byte[] KeyBits { get; }

    /// <summary>The id its certificate gives the key, where it does.</summary>
    public byte[]? KeyId { get; }

    /// <summary>Reads the first certificate of a PEM text.</summary>
    /// <exception cref="ArgumentException">There is none, or it is no authority's.</exception>
    public static PkiIssuer Parse(string pem, string parameter)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is { CertificateAuthority: true }
                ? new PkiIssuer(certificate)
                : throw new ArgumentException("The issuer's certificate is not that of a certification authority.", parameter);
        }
        catch (CryptographicException unreadable)
        {
            throw new ArgumentException("The issuer's certificate cannot be read: one in PEM is wanted.", parameter, unreadable);
        }
    }

    /// <summary>Doubts an issuer whose own certificate is not valid now.</summary>
    public void MustBeValid(DateTimeOffset now, TimeSpan skew)
    {
        if (now + skew < _from || now - skew > _to)
        {
            throw new PkiDoubtException("the issuer's own certificate is not valid at this time");
        }
    }

    /// <summary>Doubts an issuer that may not sign revocation lists.</summary>
    public void MustSignLists()
    {
        if (_usage is { } usage && !usage.HasFlag(X509KeyUsageFlags.CrlSign))
        {
            throw new PkiDoubtException("the issuer's certificate does not let it sign revocation lists");
        }
    }

    /// <summary>Doubts a certificate that this issuer has not given to somebody who answers for it.</summary>
    /// <returns>Whether nobody needs to ask for the revocation of the certificate itself.</returns>
    public bool MustHaveDelegated(X509Certificate2 responder, DateTimeOffset now, TimeSpan skew)
    {
        var whole = new AsnReader(responder.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
        var body = whole.ReadEncodedValue();
        var algorithm = DerSignature.Read(whole.ReadEncodedValue());
        if (!responder.IssuerName.RawData.AsSpan().SequenceEqual(Name) || !algorithm.Verifies(Key, body.Span, whole.ReadBitString(out _)))
        {
            throw new PkiDoubtException("the responder's certificate is not of the issuer");
        }

        if (now + skew < Instant(responder.NotBefore) || now - skew > Instant(responder.NotAfter))
        {
            throw new PkiDoubtException("the responder's certificate is not valid at this time");
        }

        var purposes = responder.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault()?.EnhancedKeyUsages.Cast<Oid>();
        if (purposes?.Any(purpose => string.Equals(purpose.Value, OcspSigning, StringComparison.Ordinal)) != true)
        {
            throw new PkiDoubtException("the responder's certificate is not for signing OCSP answers");
        }

        if (responder.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } usage && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature))
        {
            throw new PkiDoubtException("the responder's certificate is not for signing");
        }

        if (responder.Extensions.Any(extension => extension.Critical && !Understood.Contains(extension.Oid?.Value, StringComparer.Ordinal)))
        {
            throw new PkiDoubtException("the responder's certificate has a critical extension that is not understood");
        }

        return responder.Extensions.Any(extension => string.Equals(extension.Oid?.Value, OcspNoCheck, StringComparison.Ordinal));
    }

    private static DateTimeOffset Instant(DateTime local) => new(local.ToUniversalTime(), TimeSpan.Zero);
}
