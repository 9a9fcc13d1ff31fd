using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Tells whether sixteen letters, digits and signs of base64 stand in a row: most values have such a row, and behind a word that announces
/// one it is seldom found.
/// </summary>
internal static class ByteRow
{
    /// <summary>How many bytes are looked at: as far behind a word as the row of its value may end.</summary>
    public const int Reach = 64;

    private const int Length = 16;

    /// <summary>Whether there is a row in the first <see cref="Reach"/> bytes of a text.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text) =>
        text.Length >= Reach && Vector128.IsHardwareAccelerated ? IsInVector(text) : IsInScalar(text);

    public static bool IsInScalar(ReadOnlySpan<byte> text)
    {
        int row = 0;
        for (int i = 0; i < Math.Min(text.Length, Reach) && row < Length; i++)
        {
            row = char.IsAsciiLetterOrDigit((char)text[i]) || text[i] is (byte)'_' or (byte)'+' or (byte)'-' or (byte)'/' or (byte)'=' ? row + 1 : 0;
        }

        return row == Length;
    }

    public static bool IsInVector(ReadOnlySpan<byte> text)
    {
        ref byte start = ref MemoryMarshal.GetReference(text[..Reach]);
        ulong row = Members(ref start) | ((ulong)Members(ref Unsafe.Add(ref start, Vector256<byte>.Count)) << Vector256<byte>.Count);
        for (int length = 1; length < Length; length *= 2)
        {
            row &= row << length;
        }

        return row != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Members(ref byte start)
    {
        var bytes = Vector256.LoadUnsafe(ref start);
        var members = IsBetween(bytes | Vector256.Create((byte)0x20), 'a', 'z') | IsBetween(bytes, '0', '9') | Is(bytes, '_') | Is(bytes, '+') | Is(bytes, '-')
            | Is(bytes, '/') | Is(bytes, '=');
        return members.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsBetween(Vector256<byte> bytes, char first, char last)
    {
        var distance = bytes - Vector256.Create((byte)first);
        return Vector256.Equals(Vector256.Min(distance, Vector256.Create((byte)(last - first))), distance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(Vector256<byte> bytes, char value) => Vector256.Equals(bytes, Vector256.Create((byte)value));
}
