using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Chooses the eight bytes by which a secret is found. What decides that they are looked for is a pair inside them, and so every copy has them
/// at the same place, whatever stands around it.
/// </summary>
internal static class WindowPicker
{
    /// <summary>Bytes of a window.</summary>
    public const int Length = 8;

    /// <summary>From the start of a window that ends at a pair to that pair.</summary>
    public const int PairAtEnd = Length - 2;

    /// <summary>Reads the window at a place.</summary>
    public static ulong Read(ReadOnlySpan<byte> text, int at) => BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);

    /// <summary>Chooses.</summary>
    /// <param name="secret">Eight bytes or more.</param>
    public static Choice Pick(ReadOnlySpan<byte> secret)
    {
        var best = default(Choice);
        var bestScore = int.MinValue;
        for (var pair = 0; pair < secret.Length - 1; pair++)
        {
            var isAnchor = AnchorPairs.Contains(secret[pair], secret[pair + 1]);
            if (pair + Length <= secret.Length)
            {
                Consider(secret, pair, pair, isAnchor ? WindowKind.Forward : WindowKind.OwnForward, ref best, ref bestScore);
            }

            if (pair >= PairAtEnd)
            {
                Consider(secret, pair - PairAtEnd, pair, isAnchor ? WindowKind.Backward : WindowKind.OwnBackward, ref best, ref bestScore);
            }
        }

        return best;
    }

    // Later ones win: prefixes are shared by many, and checksums and signatures come last.
    private static void Consider(ReadOnlySpan<byte> secret, int at, int pair, WindowKind kind, ref Choice best, ref int bestScore)
    {
        var window = secret.Slice(at, Length);
        var score = kind switch
        {
            WindowKind.Forward => 1000,
            WindowKind.Backward => 800,
            WindowKind.OwnForward => 100,
            _ => 90,
        };
        if ((kind & (WindowKind.OwnForward | WindowKind.OwnBackward)) != 0)
        {
            score += 8 * OwnPairs.Rarity(secret[pair], secret[pair + 1]);
        }

        var binary = false;
        for (var index = 0; index < Length; index++)
        {
            var value = window[index];
            score += index > 0 && AnchorPairs.Contains(window[index - 1], value) ? 4 : 0;
            if (value >= 128)
            {
                binary = true;
            }
            else if (!char.IsAsciiLetterOrDigit((char)value) && value is not ((byte)'_' or (byte)'-' or (byte)'.'))
            {
                // Encoders change it, so that copies are harder to find.
                score -= 10;
            }
        }

        score -= binary ? 300 : 0;
        if (score < bestScore)
        {
            return;
        }

        kind |= binary ? WindowKind.Binary : 0;
        kind |= window.Contains((byte)' ') ? WindowKind.Space : 0;
        kind |= window.Contains((byte)'\n') ? WindowKind.LineFeed : 0;
        best = new Choice(at, kind, (ushort)((secret[pair] << 8) | secret[pair + 1]));
        bestScore = score;
    }

    /// <summary>What was chosen.</summary>
    /// <param name="Offset">Where the window starts in the secret.</param>
    /// <param name="Kind">How it is met.</param>
    /// <param name="Pair">The pair that says so.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Choice(int Offset, WindowKind Kind, ushort Pair);
}
