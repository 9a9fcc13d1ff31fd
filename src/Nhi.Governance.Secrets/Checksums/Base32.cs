namespace Nhi.Governance.Secrets;

/// <summary>Base32 of RFC 4648 in either case and without padding.</summary>
internal static class Base32
{
    /// <summary>How many whole bytes so many characters hold.</summary>
    public static int DecodedLength(int characters) => characters * 5 / 8;

    /// <summary>Decodes as many bytes as <paramref name="bytes"/> has; bits left over are ignored.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        uint bits = 0;
        int count = 0;
        int written = 0;
        foreach (byte character in text)
        {
            int value = Value(character);
            if (value < 0)
            {
                return false;
            }

            bits = (bits << 5) | (uint)value;
            count += 5;
            if (count >= 8 && written < bytes.Length)
            {
                count -= 8;
                bytes[written++] = (byte)(bits >> count);
            }
        }

        return written == bytes.Length;
    }

    /// <summary>The five bits of a character, or -1.</summary>
    public static int Value(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a',
        >= (byte)'2' and <= (byte)'7' => character - '2' + 26,
        _ => -1,
    };
}
