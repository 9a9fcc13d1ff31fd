using System.Buffers.Binary;

namespace Nhi.Governance.Secrets;

/// <summary>The keys of NATS: base32 whose last two bytes are the CRC-16 (XMODEM) of those before, small end first.</summary>
internal static class NKeyChecksum
{
    private const int MostBytes = 64;
    private const ushort Polynomial = 0x1021;

    public static bool IsValid(ReadOnlySpan<byte> key)
    {
        int length = Base32.DecodedLength(key.Length);
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (length is <= sizeof(ushort) or > MostBytes || !Base32.TryDecode(key, bytes[..length]))
        {
            return false;
        }

        bool valid = Compute(bytes[..(length - sizeof(ushort))]) == BinaryPrimitives.ReadUInt16LittleEndian(bytes[(length - sizeof(ushort))..]);
        bytes.Clear();
        return valid;
    }

    private static ushort Compute(ReadOnlySpan<byte> data)
    {
        ushort crc = 0;
        foreach (byte b in data)
        {
            crc ^= (ushort)(b << 8);
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1);
            }
        }

        return crc;
    }
}
