namespace Nhi.Governance.Secrets;

/// <summary>Bech32 (BIP 173): a word, a 1, and characters of 5 bits, the last six of which are a checksum. In either case, not mixed.</summary>
internal static class Bech32
{
    private const int ChecksumLength = 6;

    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        int separator = text.LastIndexOf((byte)'1');
        if (separator < 1 || text.Length - separator - 1 < ChecksumLength)
        {
            return false;
        }

        uint sum = 1;
        foreach (byte b in text[..separator])
        {
            sum = Step(sum, (uint)(Lower(b) >> 5));
        }

        sum = Step(sum, 0);
        foreach (byte b in text[..separator])
        {
            sum = Step(sum, (uint)(Lower(b) & 31));
        }

        foreach (byte b in text[(separator + 1)..])
        {
            int value = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8.IndexOf(Lower(b));
            if (value < 0)
            {
                return false;
            }

            sum = Step(sum, (uint)value);
        }

        return sum == 1;
    }

    private static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    private static uint Step(uint sum, uint value)
    {
        uint top = sum >> 25;
        sum = ((sum & 0x1FFFFFF) << 5) ^ value;
        sum ^= (top & 1) != 0 ? 0x3B6A57B2u : 0;
        sum ^= (top & 2) != 0 ? 0x26508E6Du : 0;
        sum ^= (top & 4) != 0 ? 0x1EA119FAu : 0;
        sum ^= (top & 8) != 0 ? 0x3D4233DDu : 0;
        sum ^= (top & 16) != 0 ? 0x2A1462B3u : 0;
        return sum;
    }
}
