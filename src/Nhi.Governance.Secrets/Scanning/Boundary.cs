namespace Nhi.Governance.Secrets;

/// <summary>
/// Tells whether a value begins where it seems to. A letter or digit before it means that it does not, unless that ends an escape:
/// <c>\n</c> and the like, <c>\xNN</c>, <c>\uNNNN</c>, <c>%NN</c>, or the colour of a terminal, <c>[0;31m</c>.
/// </summary>
internal static class Boundary
{
    private const int LongestColour = 12;

    /// <summary>Whether nothing before <paramref name="start"/> belongs to the value.</summary>
    public static bool IsBefore(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> excluded) =>
        start == 0 || !excluded.Holds(text[start - 1]) || EndsEscape(text[..start]);

    /// <summary>Whether a text ends in an escape.</summary>
    public static bool EndsEscape(ReadOnlySpan<byte> before)
    {
        byte last = before[^1];
        if (before.Length >= 2 && before[^2] == '\\' && last is (byte)'n' or (byte)'r' or (byte)'t' or (byte)'b' or (byte)'f' or (byte)'v' or (byte)'0')
        {
            return true;
        }

        if (last == 'm')
        {
            return EndsColour(before[..^1]);
        }

        // The sign first: it is rarer than the digits.
        int length = before.Length;
        return (length >= 3 && before[^3] == '%' && IsHex(before[^2..]))
            || (length >= 4 && before[^4] == '\\' && before[^3] == 'x' && IsHex(before[^2..]))
            || (length >= 6 && before[^6] == '\\' && before[^5] == 'u' && IsHex(before[^4..]));
    }

    private static bool EndsColour(ReadOnlySpan<byte> before)
    {
        int digits = before.Length - 1;
        int limit = Math.Max(0, before.Length - LongestColour);
        while (digits >= limit && (before[digits] == ';' || char.IsAsciiDigit((char)before[digits])))
        {
            digits--;
        }

        return digits >= limit && before[digits] == '[';
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (byte b in digits)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return false;
            }
        }

        return true;
    }
}
