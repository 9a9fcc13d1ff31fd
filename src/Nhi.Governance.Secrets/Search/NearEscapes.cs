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
        Span<byte> joined = stackalloc byte[Before + Behind + LongestEscape];
        var feed = Math.Min(start, Before);
        text[(start - feed)..start].CopyTo(joined);
        var more = Math.Min(text.Length - end, Behind + LongestEscape);
        text.Slice(end, more).CopyTo(joined[feed..]);
        return Are(joined[..(feed + more)], feed);
    }

    /// <summary>Whether a text may hold an escape.</summary>
    public static bool AreIn(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny((byte)'%', (byte)'\\', (byte)'&');
            if (next < 0)
            {
                return false;
            }

            at += next;
            if (LocalDecoder.TryNext(Of(text[at]), text, at, at + 1, out _) || MayBeBroken(text, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a sign of an escape is near. There must be 32 bytes before the break and 16 behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBe(ref byte bytes, int start, int end) =>
        (Signs(Vector256.LoadUnsafe(ref bytes, (nuint)(start - Before))) | Signs(Vector128.LoadUnsafe(ref bytes, (nuint)end).ToVector256())) != Vector256<byte>.Zero;

    private static bool Are(ReadOnlySpan<byte> joined, int feed)
    {
        for (var at = 0; at < Math.Min(joined.Length, feed + Behind); at++)
        {
            var encoding = Of(joined[at]);
            if (encoding == SecretEncoding.None)
            {
                continue;
            }

            if (!LocalDecoder.TryNext(encoding, joined, at, at + 1, out var token))
            {
                // One that is broken once more, or goes on behind what is looked at, cannot be read.
                var end = at + LongestEscape;
                if ((end <= joined.Length && !joined[at..end].Contains((byte)'\n')) || !MayBeBroken(joined, at))
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

    private static SecretEncoding Of(byte sign) => sign switch
    {
        (byte)'%' => SecretEncoding.Percent,
        (byte)'\\' => SecretEncoding.Backslash,
        (byte)'&' => SecretEncoding.Html,
        _ => SecretEncoding.None,
    };

    // Whether a sign that is none as it stands begins an escape as far as a break, or as more is known.
    private static bool MayBeBroken(ReadOnlySpan<byte> text, int first)
    {
        var sign = first;
        var end = Math.Min(text.Length, first + LongestEscape);
        for (var at = first + 1; at < end; at++)
        {
            switch (text[at])
            {
                // A backslash before a break is a part of that.
                case (byte)'\n' or (byte)'\r' or (byte)'"' or (byte)'\'' or (byte)'`':
                    return at > sign + 1 || text[sign] != '\\';
                case (byte)'\\' when at + 1 == text.Length || text[at + 1] is (byte)'\n' or (byte)'\r':
                    return true;
                case (byte)'%' or (byte)'\\' or (byte)'&':
                    if (LocalDecoder.TryNext(Of(text[at]), text, at, at + 1, out _))
                    {
                        return true;
                    }

                    sign = at;
                    break;
                case var value when !MayBeIn(text[sign], text[sign + 1], value, at - sign):
                    return false;
            }
        }

        return end == text.Length || sign != first;
    }

    private static bool MayBeIn(byte sign, byte kind, byte value, int place) => sign switch
    {
        (byte)'%' => char.IsAsciiHexDigit((char)value),
        (byte)'&' => char.IsAsciiLetterOrDigit((char)value) || (value == '#' && place == 1),
        _ => kind is (byte)'x' or (byte)'u' or (byte)'U' && (place == 1 || char.IsAsciiHexDigit((char)value)),
    };

    private static bool MayBeOfEscape(LocalDecoder.Token token) =>
        (char)(token.Bytes & 0x7F) is '%' or '\\' or '&' or '#' or ';' || char.IsAsciiLetterOrDigit((char)(token.Bytes & 0xFF));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Signs(Vector256<byte> bytes) =>
        Vector256.Equals(bytes, Vector256.Create((byte)'%')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.Equals(bytes, Vector256.Create((byte)'&'));
}
