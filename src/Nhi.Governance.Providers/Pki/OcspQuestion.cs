using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A question about one certificate (RFC 6960), with a nonce of 32 octets (RFC 9654).</summary>
internal sealed class OcspQuestion
{
    /// <summary>The extension that holds the nonce.</summary>
    public const string NonceOid = "1.3.6.1.5.5.7.48.1.2";

    private const string Sha1 = "1.3.14.3.2.26";
    private const int NonceOctets = 32;

    private OcspQuestion(byte[] certificate, byte[] nonce, byte[] encoded)
    {
        Certificate = certificate;
        Nonce = nonce;
        Encoded = encoded;
    }

    /// <summary>The CertID: digest algorithm, digests of the issuer's name and key, and the serial. An answer must repeat it.</summary>
    public byte[] Certificate { get; }

    /// <summary>The nonce as the value of its extension.</summary>
    public byte[] Nonce { get; }

    /// <summary>The whole question.</summary>
    public byte[] Encoded { get; }

    /// <summary>Asks about a serial.</summary>
    public static OcspQuestion About(PkiIssuer issuer, byte[] serial)
    {
        var certificate = CertificateOf(issuer, serial);
        var octets = new AsnWriter(AsnEncodingRules.DER);
        octets.WriteOctetString(RandomNumberGenerator.GetBytes(NonceOctets));
        var nonce = octets.Encode();

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(certificate);
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(NonceOid);
                writer.WriteOctetString(nonce);
            }
        }

        return new OcspQuestion(certificate, nonce, writer.Encode());
    }

    /// <summary>Whether a CertID is the one asked about: with or without the NULL that some write as the digest's parameters.</summary>
    public bool IsAbout(ReadOnlyMemory<byte> certificate)
    {
        var theirs = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence();
        var ours = new AsnReader(Certificate, AsnEncodingRules.DER).ReadSequence();
        var algorithm = theirs.ReadSequence();
        ours.ReadSequence();
        var same = string.Equals(algorithm.ReadObjectIdentifier(), Sha1, StringComparison.Ordinal)
            && theirs.ReadOctetString().AsSpan().SequenceEqual(ours.ReadOctetString())
            && theirs.ReadOctetString().AsSpan().SequenceEqual(ours.ReadOctetString())
            && theirs.ReadIntegerBytes().Span.SequenceEqual(ours.ReadIntegerBytes().Span);
        theirs.ThrowIfNotEmpty();
        return same;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Names the issuer, as every responder expects; nothing is proven by it.")]
    private static byte[] CertificateOf(PkiIssuer issuer, byte[] serial)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1);
                writer.WriteNull();
            }

            writer.WriteOctetString(SHA1.HashData(issuer.Name));
            writer.WriteOctetString(SHA1.HashData(issuer.KeyBits));
            writer.WriteInteger(serial);
        }

        return writer.Encode();
    }
}
