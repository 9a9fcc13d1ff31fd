using System.Formats.Asn1;

namespace Nhi.Governance.Secrets;

/// <summary>Writes public keys in the one form certificates hold them in.</summary>
internal static class SubjectPublicKeyInfo
{
    public const string RsaOid = "1.2.840.113549.1.1.1";
    public const string EcOid = "1.2.840.10045.2.1";
    public const string Ed25519Oid = "1.3.101.112";

    public static byte[] Rsa(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(modulus);
            key.WriteInteger(exponent);
        }

        return Write(RsaOid, static writer => writer.WriteNull(), key.Encode());
    }

    public static byte[] Ec(string curve, ReadOnlySpan<byte> point) => Write(EcOid, writer => writer.WriteObjectIdentifier(curve), point);

    public static byte[] Plain(string algorithm, ReadOnlySpan<byte> key) => Write(algorithm, static _ => { }, key);

    private static byte[] Write(string algorithm, Action<AsnWriter> writeParameters, ReadOnlySpan<byte> key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(algorithm);
                writeParameters(writer);
            }

            writer.WriteBitString(key);
        }

        return writer.Encode();
    }
}
