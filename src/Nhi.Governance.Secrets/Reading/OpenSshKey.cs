using System.Buffers.Binary;

namespace Nhi.Governance.Secrets;

/// <summary>Reads the public part of an OpenSSH private key, which stands in clear before the private one even when that is encrypted.</summary>
internal static class OpenSshKey
{
    private const int PointOverhead = 1;

    private static ReadOnlySpan<byte> Magic => "openssh-key-v1\0"u8;

    public static bool IsOne(ReadOnlySpan<byte> data) => data.StartsWith(Magic);

    /// <summary>The SubjectPublicKeyInfo, or null when the key is of another algorithm or malformed.</summary>
    public static byte[]? PublicKey(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> rest = data[Magic.Length..];
        bool whole = TryTake(ref rest, out _) && TryTake(ref rest, out _) && TryTake(ref rest, out _) && rest.Length >= sizeof(uint);
        if (!whole)
        {
            return null;
        }

        rest = rest[sizeof(uint)..];
        if (!TryTake(ref rest, out ReadOnlySpan<byte> key) || !TryTake(ref key, out ReadOnlySpan<byte> algorithm))
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

    private static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
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
