using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Takes the public key out of the ASN.1 forms of private keys (RFC 8017, 5915, 5958). All but one hold it, so nothing is computed: only an
/// elliptic-curve key without its point asks the platform for it. Throws <see cref="AsnContentException"/> for what is malformed.
/// </summary>
internal static class Asn1PrivateKey
{
    private const int LongestScalar = 66;

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Tag1Primitive = new(TagClass.ContextSpecific, 1);

    public static byte[] FromPkcs1(ReadOnlyMemory<byte> der)
    {
        AsnReader key = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
        key.ReadInteger();
        ReadOnlyMemory<byte> modulus = key.ReadIntegerBytes();
        return SubjectPublicKeyInfo.Rsa(modulus.Span, key.ReadIntegerBytes().Span);
    }

    public static byte[]? FromPkcs8(ReadOnlyMemory<byte> der)
    {
        AsnReader info = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
        info.ReadInteger();
        AsnReader algorithm = info.ReadSequence();
        string oid = algorithm.ReadObjectIdentifier();
        byte[] key = info.ReadOctetString();
        try
        {
            switch (oid)
            {
                case SubjectPublicKeyInfo.RsaOid:
                    return FromPkcs1(key);
                case SubjectPublicKeyInfo.EcOid:
                    // Curves spelled out by their parameters have no name to write.
                    return algorithm.HasData && algorithm.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier)
                        ? FromSec1(key, algorithm.ReadObjectIdentifier())
                        : null;
                case SubjectPublicKeyInfo.Ed25519Oid:
                    return FromEdwards(info);
                default:
                    return null;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public static byte[]? FromSec1(ReadOnlyMemory<byte> der, string? curve)
    {
        AsnReader key = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
        key.ReadInteger();
        byte[] scalar = key.ReadOctetString();
        try
        {
            if (key.HasData && key.PeekTag().HasSameClassAndValue(Tag0))
            {
                AsnReader parameters = key.ReadSequence(Tag0);
                if (!parameters.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier))
                {
                    return null;
                }

                curve ??= parameters.ReadObjectIdentifier();
            }

            if (curve is null)
            {
                return null;
            }

            return key.HasData && key.PeekTag().HasSameClassAndValue(Tag1)
                ? SubjectPublicKeyInfo.Ec(curve, key.ReadSequence(Tag1).ReadBitString(out _))
                : Compute(curve, scalar);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    // Version 2 holds the public key behind the attributes; version 1 does not hold it, and the platform cannot compute it.
    private static byte[]? FromEdwards(AsnReader info)
    {
        if (info.HasData && info.PeekTag().HasSameClassAndValue(Tag0))
        {
            info.ReadEncodedValue();
        }

        return info.HasData && info.PeekTag().HasSameClassAndValue(Tag1Primitive)
            ? SubjectPublicKeyInfo.Plain(SubjectPublicKeyInfo.Ed25519Oid, info.ReadBitString(out _, Tag1Primitive))
            : null;
    }

    private static byte[]? Compute(string curve, byte[] scalar)
    {
        if (scalar.Length > LongestScalar)
        {
            return null;
        }

        using var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromValue(curve), D = scalar });
        return ec.ExportSubjectPublicKeyInfo();
    }
}
