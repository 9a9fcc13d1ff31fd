using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Tells whether a window that reaches over a break of lines, or what that is encoded in once more, may hold an escape as well. Signs of escapes are
/// everywhere in source, so what follows the sign and how far it is from the break are looked at.
/// </summary>
internal static class NearEscapes
{
    // An escape in a window over a break is this near, whatever is encoded within: sixteen digits of hexadecimal, and the rest of a reference.
    private const int Before = 32;
    private const int Behind = 16;

    private const int LongestEscape = 12;

    /// <summary>Whether it may.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the break starts.</param>
    /// <param name="end">Where it ends.</param>
    public static bool Are(ReadOnlySpan<byte> text, int start, int end)
    {
        if (start >= Before && end + Behind <= text.Length)
        {
            if (!MayBe(ref MemoryMarshal.GetReference(text), start, end))
            {
                return false;
            }
        }

        // Escapes may be broken themselves.
        Span<byte> joined = stackalloc byte[Before + Behind];
        var feed = Math.Min(start, Before);
        text[(start - feed)..start].CopyTo(joined);
        var more = Math.Min(text.Length - end, Behind);
        text.Slice(end, more).CopyTo(joined[feed..]);
        return Are(joined[..(feed + more)], feed);
    }

    /// <summary>Whether a sign of an escape is near. There must be 32 bytes before the break and 16 behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBe(ref byte bytes, int start, int end) =>
        (Signs(Vector256.LoadUnsafe(ref bytes, (nuint)(start - Before))) | Signs(Vector128.LoadUnsafe(ref bytes, (nuint)end).ToVector256())) != Vector256<byte>.Zero;

    private static bool Are(ReadOnlySpan<byte> joined, int feed)
    {
        for (var at = 0; at < joined.Length; at++)
        {
            var encoding = joined[at] switch
            {
                (byte)'%' => SecretEncoding.Percent,
                (byte)'\\' => SecretEncoding.Backslash,
                (byte)'&' => SecretEncoding.Html,
                _ => SecretEncoding.None,
            };
            if (encoding == SecretEncoding.None)
            {
                continue;
            }

            if (!LocalDecoder.TryNext(encoding, joined, at, at + 1, out var token))
            {
                // One that is broken once more, or goes on behind what is looked at, cannot be read.
                var end = at + LongestEscape;
                if (end <= joined.Length && !joined[at..end].Contains((byte)'\n'))
                {
                    continue;
                }

                token = new LocalDecoder.Token(at, Math.Min(end, joined.Length), 1, '%');
            }

            var between = token.End <= feed ? joined[token.End..feed] : token.Start >= feed ? joined[feed..token.Start] : [];
            if (between.Length < WindowPicker.Length
                || (between.Length < WindowPicker.Length + LongestEscape && MayBeOfEscape(token))
                || EncodedText.HasDigits(between, between.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBeOfEscape(LocalDecoder.Token token) =>
        (char)(token.Bytes & 0x7F) is '%' or '\\' or '&' or '#' or ';' || char.IsAsciiLetterOrDigit((char)(token.Bytes & 0xFF));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Signs(Vector256<byte> bytes) =>
        Vector256.Equals(bytes, Vector256.Create((byte)'%')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.Equals(bytes, Vector256.Create((byte)'&'));
}
