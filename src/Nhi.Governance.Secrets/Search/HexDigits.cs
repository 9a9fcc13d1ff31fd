using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Numbers in hexadecimal, and characters given by their numbers.</summary>
internal static class HexDigits
{
    /// <summary>Reads digits, at least one and all of them, up to eight.</summary>
    public static bool TryRead(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }

            value = (value << 4) | Value(digit);
        }

        return !digits.IsEmpty;
    }

    /// <summary>The value of a digit.</summary>
    public static uint Value(byte digit) => (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);

    /// <summary>A character in UTF-8, the first byte lowest; not for surrogates and numbers without a character.</summary>
    public static bool TryEncode(uint character, out int count, out uint bytes)
    {
        (count, bytes) = (0, 0);
        if (!Rune.IsValid(character))
        {
            return false;
        }

        Span<byte> utf8 = stackalloc byte[4];
        count = new Rune(character).EncodeToUtf8(utf8);
        for (var index = count - 1; index >= 0; index--)
        {
            bytes = (bytes << 8) | utf8[index];
        }

        return true;
    }
}
