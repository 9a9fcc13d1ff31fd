using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Tells of each byte of a text what it may be a part of, a bit for each, 64 bytes at a time. Everything that looks for what is encoded starts from
/// these maps, so that a text is classified once.
/// </summary>
internal static class ByteMaps
{
    /// <summary>Digits of base64.</summary>
    public const int Digit = 0;

    /// <summary>Digits of base64 that may be the first of four which stand for ASCII; the second and the third are the next two. The fourth may be any.</summary>
    public const int First = 1;

    /// <summary>Those that may be the second.</summary>
    public const int Second = 2;

    /// <summary>Those that may be the third.</summary>
    public const int Third = 3;

    /// <summary>Digits of hexadecimal.</summary>
    public const int Hex = 4;

    /// <summary>Digits of hexadecimal that a byte of ASCII begins with.</summary>
    public const int HexOfAscii = 5;

    /// <summary>Where three digits stand that a compressed member encoded in base64 or hexadecimal may begin with, and some more.</summary>
    public const int Mark = 6;

    /// <summary>Line feeds.</summary>
    public const int Feed = 7;

    /// <summary>Signs of escapes, zeros and what a compressed member may begin with.</summary>
    public const int Site = 8;

    /// <summary>How many maps there are.</summary>
    public const int Kinds = 9;

    /// <summary>How many bytes one covers.</summary>
    public const int Step = 64;

    /// <summary>How many bytes must be there for one to be filled at once.</summary>
    public const int Room = Step + MarkLength - 1;

    // By low and by high half of a byte, for the ones told by two tables each.
    private const int Rows = Mark;
    private const int Places = Rows;
    private const int Marks = Places + 2;
    private const int MarkLength = 3;
    private const int Width = 32;
    private const byte Filler = (byte)' ';
    private const byte FeedBit = 1;

    private static readonly byte[] Tables = CreateTables();

    /// <summary>How many maps a part of so many bytes and one step more have.</summary>
    public static int Size(int length) => Kinds * (((length + Step - 1) / Step) + 1);

    /// <summary>Fills the maps of a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the part starts. It may end behind the text.</param>
    /// <param name="maps">Takes the maps, <see cref="Kinds"/> for each step.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fill(ReadOnlySpan<byte> text, int from, Span<ulong> maps) => Fill(text, from, maps, Avx2.IsSupported);

    /// <summary>The same, a byte at a time.</summary>
    public static void FillScalar(ReadOnlySpan<byte> text, int from, Span<ulong> maps) => Fill(text, from, maps, vectors: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill(ReadOnlySpan<byte> text, int from, Span<ulong> maps, bool vectors)
    {
        for (; maps.Length >= Kinds; maps = maps[Kinds..], from += Step)
        {
            if (!vectors)
            {
                FillBytes(from < text.Length ? text[from..] : [], maps[..Kinds]);
            }
            else if (from + Room <= text.Length)
            {
                FillStep(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), from), maps[..Kinds]);
            }
            else
            {
                FillLast(from < text.Length ? text[from..] : [], maps[..Kinds]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FillLast(ReadOnlySpan<byte> text, Span<ulong> maps)
    {
        if (text.IsEmpty)
        {
            maps.Clear();
            return;
        }

        // What is put behind the end must be in no map.
        Span<byte> padded = stackalloc byte[Room];
        padded.Fill(Filler);
        text.CopyTo(padded);
        FillStep(ref MemoryMarshal.GetReference(padded), maps);
        padded.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillStep(ref byte bytes, Span<ulong> maps)
    {
        ref var halves = ref Unsafe.As<ulong, uint>(ref MemoryMarshal.GetReference(maps));
        FillHalf(ref bytes, ref halves);
        FillHalf(ref Unsafe.Add(ref bytes, Width), ref Unsafe.Add(ref halves, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillHalf(ref byte bytes, ref uint map)
    {
        var half = Vector256.Create((byte)0x0F);
        var all = Vector256.LoadUnsafe(ref bytes);
        var low = all & half;
        var high = (all.AsUInt16() >>> 4).AsByte() & half;
        var row = Avx2.Shuffle(RowBits(), high);
        Unsafe.Add(ref map, 2 * Digit) = Any(Avx2.Shuffle(Table(Digit), low) & row);
        Unsafe.Add(ref map, 2 * First) = Any(Avx2.Shuffle(Table(First), low) & row);
        Unsafe.Add(ref map, 2 * Second) = Any(Avx2.Shuffle(Table(Second), low) & row);
        Unsafe.Add(ref map, 2 * Third) = Any(Avx2.Shuffle(Table(Third), low) & row);
        Unsafe.Add(ref map, 2 * Hex) = Any(Avx2.Shuffle(Table(Hex), low) & row);
        Unsafe.Add(ref map, 2 * HexOfAscii) = Any(Avx2.Shuffle(Table(HexOfAscii), low) & row);

        var places = Avx2.Shuffle(Table(Places), low) & Avx2.Shuffle(Table(Places + 1), high);
        Unsafe.Add(ref map, 2 * Feed) = Any(places & Vector256.Create(FeedBit));
        Unsafe.Add(ref map, 2 * Site) = Any(places & Vector256.Create(unchecked((byte)~FeedBit)));

        var marks = Avx2.Shuffle(Table(Marks), low) & Avx2.Shuffle(Table(Marks + 1), high);
        for (var place = 1; place < MarkLength; place++)
        {
            all = Vector256.LoadUnsafe(ref bytes, (nuint)place);
            marks &= Avx2.Shuffle(Table(Marks + (2 * place)), all & half) & Avx2.Shuffle(Table(Marks + (2 * place) + 1), (all.AsUInt16() >>> 4).AsByte() & half);
        }

        Unsafe.Add(ref map, 2 * Mark) = Any(marks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Any(Vector256<byte> bits) => ~Vector256.Equals(bits, Vector256<byte>.Zero).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Table(int number) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Tables), (nuint)(Width * number));

    // A bit for each high half of a byte that ASCII has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> RowBits()
    {
        var bits = Vector128.Create(0x8040201008040201, 0).AsByte();
        return Vector256.Create(bits, bits);
    }

    private static void FillBytes(ReadOnlySpan<byte> text, Span<ulong> maps)
    {
        maps.Clear();
        for (var index = 0; index < Math.Min(Step, text.Length); index++)
        {
            var value = text[index];
            for (var kind = 0; kind < Rows; kind++)
            {
                maps[kind] |= value < 128 && (Tables[(Width * kind) + (value & 15)] >> (value >> 4) & 1) != 0 ? 1UL << index : 0;
            }

            var places = Halves(Places, value);
            maps[Feed] |= (places & FeedBit) != 0 ? 1UL << index : 0;
            maps[Site] |= (places & ~FeedBit) != 0 ? 1UL << index : 0;
            if (index + MarkLength <= text.Length && (Halves(Marks, value) & Halves(Marks + 2, text[index + 1]) & Halves(Marks + 4, text[index + 2])) != 0)
            {
                maps[Mark] |= 1UL << index;
            }
        }
    }

    private static int Halves(int table, byte value) => Tables[(Width * table) + (value & 15)] & Tables[(Width * (table + 1)) + (value >> 4)];

    private static byte[] CreateTables()
    {
        var tables = new byte[(Marks + (2 * MarkLength)) * Width];
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";
        for (var index = 0; index < Digits.Length; index++)
        {
            var value = index < 64 ? index : index - 2;
            var digit = Digits[index];
            AddRow(Digit, digit, true);
            AddRow(First, digit, (value & 32) == 0);
            AddRow(Second, digit, (value & 8) == 0);
            AddRow(Third, digit, (value & 2) == 0);
            AddRow(Hex, digit, char.IsAsciiHexDigit(digit));
            AddRow(HexOfAscii, digit, digit is >= '0' and <= '7');
        }

        string[] places = ["\n", "\0\u0001\u0003", "\u001f", "\\^", "\u009c", "\u00da", "%&"];
        for (var bit = 0; bit < places.Length; bit++)
        {
            AddHalves(Places, places[bit], bit);
        }

        // Of base64 by where the header starts in a group; see CompressedMembers. The last two are of hexadecimal.
        (string First, string Second, string Third)[] marks =
        [
            ("e", "AFJN", "EFGH4567wxyzopqr"), ("HXn3", "ghij", "Beca"), ("4", "AX2n", "QRSTUVWXYZabcdefghijklmnopqrstuvABCDEFGHIJKLMNOP"),
            ("Hf", "4i", "sw"), ("+-U", "LE", "Cs"), ("BQ", "LS", "Aw"), ("7", "8", "059dD"), ("15", "fF0", "84"),
        ];
        for (var bit = 0; bit < marks.Length; bit++)
        {
            AddHalves(Marks, marks[bit].First, bit);
            AddHalves(Marks + 2, marks[bit].Second, bit);
            AddHalves(Marks + 4, marks[bit].Third, bit);
        }

        return tables;

        void AddRow(int kind, char value, bool isOne)
        {
            if (isOne)
            {
                Add(kind, value & 15, (byte)(1 << (value >> 4)));
            }
        }

        void AddHalves(int table, string values, int bit)
        {
            foreach (var value in values)
            {
                Add(table, value & 15, (byte)(1 << bit));
                Add(table + 1, value >> 4, (byte)(1 << bit));
            }
        }

        // A shuffle looks things up in either half of a vector by itself.
        void Add(int table, int half, byte bits)
        {
            tables[(Width * table) + half] |= bits;
            tables[(Width * table) + (Width / 2) + half] |= bits;
        }
    }
}
