namespace Nhi.Governance.Secrets;

/// <summary>The CRC-32 of zip and PNG (reflected polynomial 0xEDB88320), which issuers put into their tokens.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = BuildTable();

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>Whether <paramref name="digits"/> is <paramref name="value"/> in the radix of <paramref name="alphabet"/>, padded on the left.</summary>
    public static bool IsWritten(uint value, ReadOnlySpan<byte> digits, ReadOnlySpan<byte> alphabet)
    {
        uint radix = (uint)alphabet.Length;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            if (digits[i] != alphabet[(int)(value % radix)])
            {
                return false;
            }

            value /= radix;
        }

        return value == 0;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) != 0 ? (entry >> 1) ^ 0xEDB88320u : entry >> 1;
            }

            table[i] = entry;
        }

        return table;
    }
}
