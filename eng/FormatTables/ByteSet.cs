using System.Numerics;
using System.Runtime.InteropServices;

namespace Nhi.Governance.FormatTables;

/// <summary>A set of bytes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ByteSet(ulong A, ulong B, ulong C, ulong D)
{
    public static ByteSet None => default;

    public static ByteSet All => new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    public static ByteSet Letters => Range('a', 'z') | Range('A', 'Z');

    public static ByteSet LettersAndDigits => Letters | Range('0', '9');

    public static ByteSet Word => LettersAndDigits | Of('_');

    public int Count => BitOperations.PopCount(A) + BitOperations.PopCount(B) + BitOperations.PopCount(C) + BitOperations.PopCount(D);

    public bool IsEmpty => (A | B | C | D) == 0;

    public static ByteSet operator |(ByteSet x, ByteSet y) => new(x.A | y.A, x.B | y.B, x.C | y.C, x.D | y.D);

    public static ByteSet operator &(ByteSet x, ByteSet y) => new(x.A & y.A, x.B & y.B, x.C & y.C, x.D & y.D);

    public static ByteSet operator ~(ByteSet x) => new(~x.A, ~x.B, ~x.C, ~x.D);

    public static ByteSet Of(int value) => (value >> 6) switch
    {
        0 => new ByteSet(1UL << value, 0, 0, 0),
        1 => new ByteSet(0, 1UL << (value & 63), 0, 0),
        2 => new ByteSet(0, 0, 1UL << (value & 63), 0),
        _ => new ByteSet(0, 0, 0, 1UL << (value & 63)),
    };

    public static ByteSet Range(int from, int to)
    {
        ByteSet set = None;
        for (int b = from; b <= to; b++)
        {
            set |= Of(b);
        }

        return set;
    }

    public bool Contains(int value) => ((value >> 6) switch { 0 => A, 1 => B, 2 => C, _ => D } >> (value & 63) & 1) != 0;

    /// <summary>The set with every letter in both cases.</summary>
    public ByteSet InBothCases()
    {
        ByteSet set = this;
        foreach (byte b in Bytes())
        {
            if (char.IsAsciiLetter((char)b))
            {
                set |= Of(b ^ 0x20);
            }
        }

        return set;
    }

    /// <summary>All bytes whose low half is that of one in the set and whose high half is that of one.</summary>
    public ByteSet Closure()
    {
        int low = 0;
        int high = 0;
        foreach (byte b in Bytes())
        {
            low |= 1 << (b & 15);
            high |= 1 << (b >> 4);
        }

        Span<ulong> words = stackalloc ulong[4];
        for (int half = 0; half < 16; half++)
        {
            words[half >> 2] |= (high >> half & 1) != 0 ? (ulong)low << (16 * (half & 3)) : 0;
        }

        return new ByteSet(words[0], words[1], words[2], words[3]);
    }

    public IEnumerable<byte> Bytes()
    {
        for (int b = 0; b < 256; b++)
        {
            if (Contains(b))
            {
                yield return (byte)b;
            }
        }
    }

    /// <summary>The set as 32 bytes, lowest bit first.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[32];
        foreach (byte b in Bytes())
        {
            bytes[b >> 3] |= (byte)(1 << (b & 7));
        }

        return bytes;
    }
}
