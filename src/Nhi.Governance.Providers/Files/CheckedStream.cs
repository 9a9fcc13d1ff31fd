using System.Buffers.Binary;

namespace Nhi.Governance.Providers.Files;

/// <summary>Counts the bytes of an archive's member and sums them up as zip does, to hold them against what the archive says.</summary>
internal sealed class CheckedStream(Stream inner, long length, uint checksum) : ForwardStream
{
    private const uint Polynomial = 0xEDB88320;

    // Eight bytes at a step: table n holds what a byte does to the sum when n more come after it.
    private static readonly uint[][] Tables = MakeTables();

    private uint _sum = uint.MaxValue;
    private long _count;
    private bool _ended;

    /// <summary>Whether it was read to its end, and is not what the archive says.</summary>
    public bool IsWrong => _ended && (_count != length || ~_sum != checksum);

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _ended |= read == 0 && !buffer.IsEmpty;
        _count += read;
        _sum = Add(_sum, buffer[..read]);
        return read;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var table = 0; table < tables.Length; table++)
        {
            tables[table] = new uint[256];
            for (uint value = 0; value < 256; value++)
            {
                var sum = table == 0 ? value : tables[table - 1][value];
                for (var bit = 0; bit < 8; bit++)
                {
                    sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ Polynomial;
                }

                tables[table][value] = sum;
            }
        }

        return tables;
    }

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ sum;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            sum = Tables[7][low & 255] ^ Tables[6][(low >> 8) & 255] ^ Tables[5][(low >> 16) & 255] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 255] ^ Tables[2][(high >> 8) & 255] ^ Tables[1][(high >> 16) & 255] ^ Tables[0][high >> 24];
        }

        foreach (var value in bytes)
        {
            sum = (sum >> 8) ^ Tables[0][(sum ^ value) & 255];
        }

        return sum;
    }
}
