using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>Microsoft's C3ID: a name for a secret that two companies compute alike, so that one can tell the other which leaked without showing it.</summary>
/// <remarks>
/// There is no key: whoever sees one can try values against it as fast as SHA-256 can be computed, some billions a second. So it is given only for values that are beyond guessing
/// (<see cref="SecretStrength.Unkeyed"/>), and it is never what a secret is stored as: that is <see cref="SecretFingerprint"/>. It is the first 15 bytes, in base64, of the SHA-256 of
/// <c>CrossMicrosoftCorrelatingId:</c> and the value's SHA-256 in upper-case hexadecimal.
/// </remarks>
public static class CrossCompanyCorrelatingId
{
    /// <summary>Characters of one: 120 bits in base64.</summary>
    public const int Length = 20;

    private const int HashedBytes = 15;

    private static ReadOnlySpan<byte> Prefix => "CrossMicrosoftCorrelatingId:"u8;

    /// <summary>Writes the id of a value. Allocates nothing.</summary>
    /// <param name="secret">The value, text as UTF-8.</param>
    /// <param name="destination">Room for <see cref="Length"/> characters.</param>
    /// <returns>Whether there is one: <see langword="false"/> where the value could be guessed, and nothing is written.</returns>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public static bool TryWrite(ReadOnlySpan<byte> secret, Span<char> destination)
    {
        if (destination.Length < Length)
        {
            throw new ArgumentException("There is too little room for the id.", nameof(destination));
        }

        if (!SecretStrength.Estimate(secret).IsAtLeast(SecretStrength.Unkeyed))
        {
            return false;
        }

        Write(secret, destination);
        return true;
    }

    /// <summary>Makes the id of a value.</summary>
    /// <param name="secret">The value, text as UTF-8.</param>
    /// <returns>The id, or <see langword="null"/> where the value could be guessed.</returns>
    public static string? Create(ReadOnlySpan<byte> secret)
    {
        Span<char> id = stackalloc char[Length];
        return TryWrite(secret, id) ? new string(id) : null;
    }

    /// <summary>The id of any value: to compare with Microsoft's examples, which are weak.</summary>
    internal static void Write(ReadOnlySpan<byte> secret, Span<char> destination)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> text = stackalloc byte[Prefix.Length + (2 * SHA256.HashSizeInBytes)];
        SHA256.HashData(secret, digest);
        Prefix.CopyTo(text);
        Convert.TryToHexString(digest, text[Prefix.Length..], out _);
        SHA256.HashData(text, digest);
        Convert.TryToBase64Chars(digest[..HashedBytes], destination, out _);
    }
}
