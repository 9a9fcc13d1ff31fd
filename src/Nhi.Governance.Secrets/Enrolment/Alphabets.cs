using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Nhi.Governance.Secrets;

/// <summary>Of how many characters those of a value were drawn, as far as the value shows.</summary>
/// <param name="Each">Bits of a character.</param>
/// <param name="Separator">A sign that is the only one of its kind and always the same costs next to nothing; 0 where there is none.</param>
/// <param name="IsText">Whether bytes above 127 are parts of characters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Alphabets(double Each, byte Separator, bool IsText)
{
    private const double SeparatorBits = 1;

    // A letter of another script: some seven bits, however many bytes it takes.
    private const double LetterBits = 7;

    public static Alphabets Of(ReadOnlySpan<byte> value)
    {
        var (lower, upper, digits, signs, controls, above) = (0, 0, 0, 0, 0, 0);
        var (lowerHex, upperHex, separator, separators) = (true, true, (byte)0, 0);
        foreach (var b in value)
        {
            switch ((char)b)
            {
                case >= 'a' and <= 'z':
                    lower = 1;
                    lowerHex &= b <= 'f';
                    break;
                case >= 'A' and <= 'Z':
                    upper = 1;
                    upperHex &= b <= 'F';
                    break;
                case >= '0' and <= '9':
                    digits = 1;
                    break;
                case >= ' ' and <= '~':
                    signs = 1;
                    separators = separators == 0 || separator == b ? 1 : 2;
                    separator = b;
                    break;
                case < (char)128:
                    controls = 1;
                    break;
                default:
                    above = 1;
                    break;
            }
        }

        var isText = above == 1 && Utf8.IsValid(value);
        var single = separators == 1;
        var size = (lower * (lowerHex ? 6 : 26)) + (upper * (upperHex ? 6 : 26)) + (digits * 10) + (signs * (single ? 0 : 33)) + (controls * 33) + (above * (isText ? 0 : 128));
        var distinct = Template.CountDistinct(value);

        // Few different characters in many places: they were drawn from few.
        size = distinct <= 5 && value.Length > 2 * distinct ? Math.Min(size, distinct) : size;
        return new Alphabets(Math.Log2(Math.Max(size, 2)), single ? separator : (byte)0, isText);
    }

    /// <summary>Bits of the character at a place.</summary>
    public double Bits(ReadOnlySpan<byte> value, int at) =>
        value[at] == Separator && Separator != 0 ? SeparatorBits
        : !IsText || value[at] < 128 ? Each
        : value[at] >= 0xC0 ? LetterBits : 0;
}
