using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>The public key of SSH as its lists hold it, in the form in which private keys are known again.</summary>
public static class SshKeyBlob
{
    private const int PointOverhead = 1;

    /// <summary>The SHA-256 of the SubjectPublicKeyInfo, in small hexadecimal: the same as <see cref="SecretReading.PublicKeySha256"/> of the private key it belongs to.</summary>
    /// <param name="blob">The bytes that stand in base64 behind the key's kind (RFC 4253, 6.6).</param>
    /// <returns>The hash, or <see langword="null"/> for a key of another algorithm than RSA, ECDSA and Ed25519, or one that is malformed.</returns>
    public static string? PublicKeySha256(ReadOnlySpan<byte> blob) =>
        ToSubjectPublicKeyInfo(blob) is { } info ? Convert.ToHexStringLower(SHA256.HashData(info)) : null;

    /// <summary>The SubjectPublicKeyInfo, or null when the key is of another algorithm or malformed.</summary>
    internal static byte[]? ToSubjectPublicKeyInfo(ReadOnlySpan<byte> blob)
    {
        ReadOnlySpan<byte> key = blob;
        if (!TryTake(ref key, out ReadOnlySpan<byte> algorithm))
        {
            return null;
        }

        if (algorithm.SequenceEqual("ssh-rsa"u8))
        {
            return TryTake(ref key, out ReadOnlySpan<byte> exponent) && TryTake(ref key, out ReadOnlySpan<byte> modulus)
                && IsPositive(exponent) && IsPositive(modulus)
                    ? SubjectPublicKeyInfo.Rsa(modulus, exponent)
                    : null;
        }

        if (algorithm.SequenceEqual("ssh-ed25519"u8))
        {
            return TryTake(ref key, out ReadOnlySpan<byte> point) && point.Length == 32
                ? SubjectPublicKeyInfo.Plain(SubjectPublicKeyInfo.Ed25519Oid, point)
                : null;
        }

        return Curve(algorithm, out int size) is { } curve
            && TryTake(ref key, out _)
            && TryTake(ref key, out ReadOnlySpan<byte> q)
            && q.Length == (2 * size) + PointOverhead
                ? SubjectPublicKeyInfo.Ec(curve, q)
                : null;
    }

    private static string? Curve(ReadOnlySpan<byte> algorithm, out int size)
    {
        (string? oid, size) = algorithm.SequenceEqual("ecdsa-sha2-nistp256"u8) ? ("1.2.840.10045.3.1.7", 32)
            : algorithm.SequenceEqual("ecdsa-sha2-nistp384"u8) ? ("1.3.132.0.34", 48)
            : algorithm.SequenceEqual("ecdsa-sha2-nistp521"u8) ? ("1.3.132.0.35", 66)
            : (null, 0);
        return oid;
    }

    // Numbers are written as DER writes them: shortest, with a zero before a set top bit.
    private static bool IsPositive(ReadOnlySpan<byte> number) =>
        number.Length > 0 && number[0] < 128 && !(number.Length > 1 && number[0] == 0 && number[1] < 128);

    internal static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!BinaryPrimitives.TryReadUInt32BigEndian(rest, out uint length) || length > (uint)(rest.Length - sizeof(uint)))
        {
            return false;
        }

        value = rest.Slice(sizeof(uint), (int)length);
        rest = rest[(sizeof(uint) + (int)length)..];
        return true;
    }
}
