using System.Runtime.CompilerServices;

namespace Nhi.Governance.Secrets;

/// <summary>Inflates deflate (RFC 1951) into a view, and tells where the compressed data ends. What is malformed ends it.</summary>
/// <remarks>
/// Not the base class library's: that does not tell how much of its input the data took, which is the end of a match; it throws at malformed data,
/// which is what most marks met by chance begin, thousands in a hostile text; and it allocates for each of them, where a clean text must cost nothing.
/// </remarks>
internal static class Inflater
{
    private const int MaxBits = 15;
    private const int EndOfBlock = 256;

    private static readonly ushort[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly byte[] LengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly ushort[] DistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    private static readonly byte[] DistanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    private static ReadOnlySpan<byte> CodeOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Inflates.</summary>
    /// <param name="data">What starts with compressed data.</param>
    /// <param name="most">The most bytes to write.</param>
    /// <param name="view">Takes what it inflates to, as far as that goes.</param>
    /// <param name="used">How many bytes of compressed data were read.</param>
    /// <returns>Whether it came to its end.</returns>
    public static bool TryInflate(ReadOnlySpan<byte> data, int most, View view, out int used)
    {
        var bits = new Bits(data);
        var isLast = false;
        var isSound = true;
        while (isSound && !isLast)
        {
            isLast = bits.Read(1) != 0;
            isSound = bits.Read(2) switch
            {
                0 => Store(ref bits, most, view),
                1 => InflateFixed(ref bits, most, view),
                2 => InflateDynamic(ref bits, most, view),
                _ => false,
            } && !bits.IsOver;
        }

        used = Math.Min(data.Length, bits.Used);
        return isSound;
    }

    private static bool Store(ref Bits bits, int most, View view)
    {
        bits.Align();
        var length = bits.Read(16);
        if (bits.Read(16) != (length ^ 0xFFFF) || bits.IsOver)
        {
            return false;
        }

        for (; length > 0; length--)
        {
            var value = bits.Read(8);
            if (bits.IsOver || view.Length >= most)
            {
                return false;
            }

            view.AddByte((byte)value);
        }

        return true;
    }

    private static bool InflateFixed(ref Bits bits, int most, View view)
    {
        // The last two distances are codes that no data may use.
        Span<byte> lengths = stackalloc byte[288 + 32];
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..288].Fill(8);
        lengths[288..].Fill(5);
        return InflateCodes(ref bits, lengths[..288], lengths[288..], most, view);
    }

    private static bool InflateDynamic(ref Bits bits, int most, View view)
    {
        var literals = bits.Read(5) + 257;
        var distances = bits.Read(5) + 1;
        var codes = bits.Read(4) + 4;
        Span<byte> lengths = stackalloc byte[320];
        lengths.Clear();
        for (var index = 0; index < codes; index++)
        {
            lengths[CodeOrder[index]] = (byte)bits.Read(3);
        }

        Span<ushort> counts = stackalloc ushort[MaxBits + 1];
        Span<ushort> symbols = stackalloc ushort[19];
        if (literals > 286 || distances > 30 || bits.IsOver || !Build(lengths[..19], counts, symbols, mayBeOne: false))
        {
            return false;
        }

        lengths.Clear();
        for (var index = 0; index < literals + distances;)
        {
            var symbol = Decode(ref bits, counts, symbols);
            if (symbol < 0 || bits.IsOver)
            {
                return false;
            }

            if (symbol < 16)
            {
                lengths[index++] = (byte)symbol;
                continue;
            }

            var repeated = symbol == 16 && index > 0 ? lengths[index - 1] : (byte)0;
            var times = symbol switch { 16 => 3 + bits.Read(2), 17 => 3 + bits.Read(3), _ => 11 + bits.Read(7) };
            if (index + times > literals + distances || (symbol == 16 && index == 0))
            {
                return false;
            }

            lengths.Slice(index, times).Fill(repeated);
            index += times;
        }

        return InflateCodes(ref bits, lengths[..literals], lengths.Slice(literals, distances), most, view);
    }

    private static bool InflateCodes(ref Bits bits, scoped ReadOnlySpan<byte> literalLengths, scoped ReadOnlySpan<byte> distanceLengths, int most, View view)
    {
        Span<ushort> counts = stackalloc ushort[MaxBits + 1];
        Span<ushort> symbols = stackalloc ushort[288];
        Span<ushort> distanceCounts = stackalloc ushort[MaxBits + 1];
        Span<ushort> distanceSymbols = stackalloc ushort[32];
        if (literalLengths[EndOfBlock] == 0
            || !Build(literalLengths, counts, symbols, mayBeOne: true)
            || !Build(distanceLengths, distanceCounts, distanceSymbols, mayBeOne: true))
        {
            return false;
        }

        while (true)
        {
            var symbol = Decode(ref bits, counts, symbols);
            if (symbol < 0 || bits.IsOver || view.Length >= most)
            {
                return false;
            }

            if (symbol < 256)
            {
                view.AddByte((byte)symbol);
                continue;
            }

            if (symbol == EndOfBlock)
            {
                return true;
            }

            if (symbol > 285)
            {
                return false;
            }

            var length = LengthBase[symbol - 257] + bits.Read(LengthExtra[symbol - 257]);
            var code = Decode(ref bits, distanceCounts, distanceSymbols);
            if (code < 0 || code >= DistanceBase.Length)
            {
                return false;
            }

            var distance = DistanceBase[code] + bits.Read(DistanceExtra[code]);
            if (bits.IsOver || distance > view.Length)
            {
                return false;
            }

            for (; length > 0; length--)
            {
                view.AddByte(view.Bytes[view.Length - distance]);
            }
        }
    }

    // Canonical codes, decoded a bit at a time by counts per length: small tables, and members are few.
    // A set that leaves codes over is malformed, as it is to zlib: only a set of no codes, or of one of a single bit, may.
    private static bool Build(ReadOnlySpan<byte> lengths, Span<ushort> counts, Span<ushort> symbols, bool mayBeOne)
    {
        counts.Clear();
        foreach (var length in lengths)
        {
            counts[length]++;
        }

        counts[0] = 0;
        var left = 1;
        Span<ushort> offsets = stackalloc ushort[MaxBits + 2];
        offsets.Clear();
        for (var length = 1; length <= MaxBits; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0)
            {
                return false;
            }

            offsets[length + 1] = (ushort)(offsets[length] + counts[length]);
        }

        if (left > 0 && counts[1..].ContainsAnyExcept((ushort)0) && !(mayBeOne && counts[1] == 1 && !counts[2..].ContainsAnyExcept((ushort)0)))
        {
            return false;
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
            {
                symbols[offsets[lengths[symbol]]++] = (ushort)symbol;
            }
        }

        return true;
    }

    private static int Decode(ref Bits bits, scoped ReadOnlySpan<ushort> counts, scoped ReadOnlySpan<ushort> symbols)
    {
        var (code, first, index) = (0, 0, 0);
        for (var length = 1; length <= MaxBits; length++)
        {
            code |= bits.Read(1);
            int count = counts[length];
            if (code - count < first)
            {
                return symbols[index + code - first];
            }

            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        return -1;
    }

    private ref struct Bits(ReadOnlySpan<byte> data)
    {
        private readonly ReadOnlySpan<byte> _data = data;
        private int _at;
        private int _bit;

        public readonly bool IsOver => _at > _data.Length || (_at == _data.Length && _bit > 0);

        public readonly int Used => _at + (_bit > 0 ? 1 : 0);

        public void Align()
        {
            _at = Used;
            _bit = 0;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Read(int count)
        {
            var value = 0;
            for (var bit = 0; bit < count; bit++)
            {
                var source = _at < _data.Length ? _data[_at] : 0;
                value |= ((source >> _bit) & 1) << bit;
                if (++_bit == 8)
                {
                    _bit = 0;
                    _at++;
                }
            }

            return value;
        }
    }
}
