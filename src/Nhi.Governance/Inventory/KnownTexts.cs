using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Nhi.Governance;

/// <summary>Texts that were read before, so that what thousands of identities say alike is made once. Of fixed size: what is met seldom makes room. Safe to call from several threads.</summary>
internal static class KnownTexts
{
    private const int Places = 8192;

    /// <summary>Longer ones are seldom met again, and would make this take memory for good.</summary>
    private const int Longest = 128;

    private static readonly string?[] s_places = new string?[Places];

    /// <summary>The text.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <exception cref="InvalidOperationException">They are not UTF-8.</exception>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest || !Ascii.IsValid(utf8))
        {
            return Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : throw new InvalidOperationException("The bytes are not UTF-8.");
        }

        // Whoever writes meanwhile writes another text, whole: it is compared and not taken.
        ref var place = ref s_places[HashOf(utf8) & (Places - 1)];
        var known = place;
        return known is not null && Ascii.Equals(utf8, known) ? known : place = Encoding.ASCII.GetString(utf8);
    }

    /// <summary>Spreads texts over places; not made to withstand anybody, who would but make places be used in turn.</summary>
    public static int HashOf(ReadOnlySpan<byte> bytes)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length * Odd;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes)) * Odd;
            hash ^= hash >> 32;
        }

        foreach (var part in bytes)
        {
            hash = (hash ^ part) * Odd;
        }

        return (int)(hash >> 33);
    }
}
