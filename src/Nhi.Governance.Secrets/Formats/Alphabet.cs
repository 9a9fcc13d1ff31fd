using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>The alphabets tokens are written in, and the two questions asked of them: how long is the run, and does the token stand alone.</summary>
internal static class Alphabet
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    public static readonly SearchValues<byte> UpperAndDigits = Create(Upper + Digits);
    public static readonly SearchValues<byte> Base32 = Create(Upper + "234567");
    public static readonly SearchValues<byte> Base36 = Create(Lower + Digits);
    public static readonly SearchValues<byte> Alphanumeric = Create(Upper + Lower + Digits);
    public static readonly SearchValues<byte> Word = Create(Upper + Lower + Digits + "_");
    public static readonly SearchValues<byte> Dashed = Create(Upper + Lower + Digits + "-");
    public static readonly SearchValues<byte> Base64 = Create(Upper + Lower + Digits + "+/");
    public static readonly SearchValues<byte> Base64Padded = Create(Upper + Lower + Digits + "+/=");
    public static readonly SearchValues<byte> Base64Url = Create(Upper + Lower + Digits + "-_");
    public static readonly SearchValues<byte> Jwt = Create(Upper + Lower + Digits + "-_.");

    /// <summary>How many bytes from <paramref name="start"/> on belong to the alphabet, at most <paramref name="max"/>.</summary>
    public static int Run(this SearchValues<byte> alphabet, ReadOnlySpan<byte> text, int start, int max)
    {
        ReadOnlySpan<byte> rest = text[start..];
        rest = rest[..Math.Min(rest.Length, max)];
        int end = rest.IndexOfAnyExcept(alphabet);
        return end < 0 ? rest.Length : end;
    }

    /// <summary>Whether the byte at <paramref name="index"/> exists and belongs to the alphabet.</summary>
    public static bool Holds(this SearchValues<byte> alphabet, ReadOnlySpan<byte> text, int index) =>
        (uint)index < (uint)text.Length && alphabet.Contains(text[index]);

    /// <summary>Whether <paramref name="literal"/> stands at <paramref name="index"/>, which may lie outside the text.</summary>
    public static bool StandsAt(this ReadOnlySpan<byte> text, int index, ReadOnlySpan<byte> literal) =>
        (uint)index <= (uint)text.Length && text[index..].StartsWith(literal);

    private static SearchValues<byte> Create(string characters) =>
        SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(characters));
}
