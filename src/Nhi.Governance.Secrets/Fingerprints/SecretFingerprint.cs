using System.Globalization;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>A keyed digest of a secret: the only form in which one is kept. Compared only with those made under the same key.</summary>
/// <remarks>
/// Equality takes the same time wherever two differ, so that nobody who times it learns how near a guess came; there is no other comparison to choose by mistake.
/// The hash code is bits of the digest: a digest is as good as random to whoever has no key, and so spreads in a table by itself.
/// </remarks>
/// <param name="KeyId">Number of the key.</param>
/// <param name="Digest">The first 128 bits of HMAC-SHA-256 under a key derived for one purpose.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SecretFingerprint(ushort KeyId, UInt128 Digest)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SecretFingerprint fingerprint)
    {
        fingerprint = default;
        var colon = text.IndexOf(':');
        if (colon < 2 || text[0] != 'k' || text.Length - colon - 1 != 32
            || !ushort.TryParse(text[1..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var key) || key == 0
            || !UInt128.TryParse(text[(colon + 1)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digest))
        {
            return false;
        }

        fingerprint = new SecretFingerprint(key, digest);
        return true;
    }

    /// <summary>Whether two are the same, in a time that does not depend on where they differ.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are the same.</returns>
    public bool Equals(SecretFingerprint other)
    {
        var difference = Digest ^ other.Digest;
        return ((ulong)difference | (ulong)(difference >> 64) | (uint)(KeyId ^ other.KeyId)) == 0;
    }

    /// <summary>Bits of the digest.</summary>
    /// <returns>The last 32.</returns>
    public override int GetHashCode() => (int)(uint)Digest;

    /// <summary>The key's number and the digest in hexadecimal.</summary>
    /// <returns>Such as <c>k1:00112233445566778899aabbccddeeff</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"k{KeyId}:{Digest:x32}");
}
