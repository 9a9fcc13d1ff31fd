using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Chooses the few bytes by which a secret is found. What decides that they are looked for is a pair inside them, and so every copy has them at
/// the same place, whatever stands around it.
/// </summary>
internal static class WindowPicker
{
    /// <summary>Bytes of a window.</summary>
    public const int Length = 8;

    /// <summary>Bytes of a short one.</summary>
    public const int ShortLength = 5;

    /// <summary>From the start of a window that ends with a pair to that pair.</summary>
    public const int PairAtEnd = ShortLength - 2;

    /// <summary>The bits of eight bytes that are those of a short window.</summary>
    public const ulong ShortMask = (1UL << (8 * ShortLength)) - 1;

    private const int RarePairScore = 4;

    /// <summary>Reads the window at a place.</summary>
    public static ulong Read(ReadOnlySpan<byte> text, int at, bool isShort)
    {
        if (at + Length <= text.Length)
        {
            var window = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
            return isShort ? window & ShortMask : window;
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(text[at..]) | ((ulong)text[at + 4] << 32);
    }

    /// <summary>Reads the eight bytes at a place, all of which must be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ref byte text, int at)
    {
        var window = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, at));
        return BitConverter.IsLittleEndian ? window : BinaryPrimitives.ReverseEndianness(window);
    }

    /// <summary>Chooses.</summary>
    /// <param name="secret">Eight bytes or more.</param>
    public static Choice Pick(ReadOnlySpan<byte> secret)
    {
        var best = default(Choice);
        var bestScore = int.MinValue;
        for (var pair = 0; pair < secret.Length - 1; pair++)
        {
            var tier = Tier(secret[pair], secret[pair + 1]);
            if (pair + Length <= secret.Length)
            {
                Consider(secret, pair, pair, WindowKind.Forward, tier, ref best, ref bestScore);
            }

            if (pair + ShortLength <= secret.Length)
            {
                Consider(secret, pair, pair, WindowKind.ShortForward, tier, ref best, ref bestScore);
            }

            if (pair >= PairAtEnd)
            {
                Consider(secret, pair - PairAtEnd, pair, WindowKind.ShortBackward, tier, ref best, ref bestScore);
            }
        }

        var isWide = best.Kind.HasFlag(WindowKind.Binary) && Utf8.IsValid(secret);
        return isWide ? best with { Kind = best.Kind | WindowKind.Wide } : best;
    }

    private static int Tier(byte first, byte second)
    {
        var tier = 0;
        while (tier < AnchorPairs.Tiers.Length && !AnchorPairs.Tiers[tier].Contains(first, second))
        {
            tier++;
        }

        return tier;
    }

    // Later ones win: prefixes are shared by many, and checksums and signatures come last.
    private static void Consider(ReadOnlySpan<byte> secret, int at, int pair, WindowKind shape, int tier, ref Choice best, ref int bestScore)
    {
        var isOwn = tier == AnchorPairs.Tiers.Length;
        var score = (1000 * (AnchorPairs.Tiers.Length - tier)) + (shape == WindowKind.Forward ? isOwn ? 50 : 400 : 0);
        score += isOwn ? 8 * OwnPairs.Rarity(secret[pair], secret[pair + 1]) : 0;
        if (score + (RarePairScore * Length) < bestScore)
        {
            return;
        }

        var kind = (WindowKind)((int)shape << (3 * tier));
        var length = shape == WindowKind.Forward ? Length : ShortLength;
        var window = secret.Slice(at, length);
        for (var index = 0; index < length; index++)
        {
            var value = window[index];
            score += index > 0 && AnchorPairs.Rare.Contains(window[index - 1], value) ? RarePairScore : 0;
            if (value < 128 && !char.IsAsciiLetterOrDigit((char)value) && value is not ((byte)'_' or (byte)'-' or (byte)'.'))
            {
                // Encoders change it, so that copies are harder to find.
                score -= 10;
            }
        }

        if (score - 300 >= bestScore || (score >= bestScore && IsWithinAscii(secret, at, length)))
        {
            var isAscii = IsWithinAscii(secret, at, length);
            score -= isAscii ? 0 : 300;
            kind |= isAscii ? WindowKind.None : WindowKind.Binary;
            kind |= window.Contains((byte)' ') ? WindowKind.Space : WindowKind.None;
            kind |= window.Contains((byte)'\n') ? WindowKind.LineFeed : WindowKind.None;
            best = new Choice(at, kind, (ushort)((secret[pair] << 8) | secret[pair + 1]), length == ShortLength);
            bestScore = score;
        }
    }

    private static bool IsWithinAscii(ReadOnlySpan<byte> secret, int at, int length)
    {
        for (var from = Math.Max(0, at + length - Length); from <= at && from + Length <= secret.Length; from++)
        {
            if (!secret.Slice(from, Length).ContainsAnyExceptInRange((byte)0, (byte)127))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was chosen.</summary>
    /// <param name="Offset">Where the window starts in the secret.</param>
    /// <param name="Kind">How it is met.</param>
    /// <param name="Pair">The pair that says so.</param>
    /// <param name="IsShort">Whether the window has <see cref="ShortLength"/> bytes.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Choice(int Offset, WindowKind Kind, ushort Pair, bool IsShort);
}
