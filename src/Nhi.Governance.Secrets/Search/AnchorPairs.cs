namespace Nhi.Governance.Secrets;

/// <summary>
/// The pairs of bytes at which windows are looked for: rare in ordinary text (some 0.2 to 2 % of source and prose, 5 % of logs) and common in
/// random ones (40 % of alphanumeric pairs, 24 % of any). A digit beside a letter; two rare letters; a letter and a rare capital; a mark such as
/// <c>!</c> behind an alphanumeric; a byte beyond ASCII beside an alphanumeric.
/// </summary>
/// <remarks>
/// The sets are such that two tables of half bytes tell them nearly exactly, which <see cref="PairFinder"/> lives on.
/// A pair counts when what its first byte may begin and its second may end have a bit in common. The set is part of what is stored: another
/// one finds no secret that was enrolled under this one.
/// </remarks>
internal static class AnchorPairs
{
    public const string RareLetters = "QVWXYZqvwxyz";
    public const string RareCapitals = "QXZ";
    public const string Marks = "!#$%";

    private const byte DigitLetter = 1;
    private const byte LetterDigit = 2;
    private const byte RareRare = 4;
    private const byte CapitalLetter = 8;
    private const byte AlphanumericMark = 16;
    private const byte LetterCapital = 32;
    private const byte HighAlphanumeric = 64;
    private const byte AlphanumericHigh = 128;

    /// <summary>By byte, what it may begin.</summary>
    public static readonly byte[] First = Create(first: true);

    /// <summary>By byte, what it may end.</summary>
    public static readonly byte[] Second = Create(first: false);

    /// <summary>Whether two bytes are such a pair.</summary>
    public static bool Contains(byte first, byte second) => (First[first] & Second[second]) != 0;

    private static byte[] Create(bool first)
    {
        var table = new byte[256];
        for (var value = 0; value < 256; value++)
        {
            var character = (char)value;
            var bits = 0;
            if (char.IsAsciiDigit(character))
            {
                bits |= first ? DigitLetter | AlphanumericMark | AlphanumericHigh : LetterDigit | HighAlphanumeric;
            }

            if (char.IsAsciiLetter(character))
            {
                bits |= first ? LetterDigit | LetterCapital | AlphanumericMark | AlphanumericHigh : DigitLetter | CapitalLetter | HighAlphanumeric;
            }

            if (RareLetters.Contains(character, StringComparison.Ordinal))
            {
                bits |= RareRare;
                bits |= !first && char.IsAsciiLetterUpper(character) ? LetterCapital : 0;
            }

            if (first && RareCapitals.Contains(character, StringComparison.Ordinal))
            {
                bits |= CapitalLetter;
            }

            if (!first && Marks.Contains(character, StringComparison.Ordinal))
            {
                bits |= AlphanumericMark;
            }

            if (value >= 128)
            {
                bits |= first ? HighAlphanumeric : AlphanumericHigh;
            }

            table[value] = (byte)bits;
        }

        return table;
    }
}
