namespace Nhi.Governance.Secrets;

/// <summary>How rare a pair of bytes is in ordinary text, roughly: for secrets that have no pair of <see cref="AnchorPairs"/>, such as words.</summary>
internal static class OwnPairs
{
    // The letters of English from the most to the least frequent.
    private const string ByFrequency = "etaoinsrhldcumfpgwybvkxjqz";

    /// <summary>From 0, common, to some 60, rare.</summary>
    public static int Rarity(byte first, byte second) => Rarity(first) + Rarity(second);

    /// <summary>How frequent a byte is, roughly: from 1 to some 60.</summary>
    public static int Weight(byte value) => value >= 128 ? 2 : 64 / (1 + Rarity(value));

    private static int Rarity(byte value)
    {
        var character = (char)value;
        if (char.IsAsciiLetterLower(character))
        {
            return ByFrequency.IndexOf(character, StringComparison.Ordinal);
        }

        if (char.IsAsciiLetterUpper(character))
        {
            return 20 + (ByFrequency.IndexOf((char)(value | 0x20), StringComparison.Ordinal) / 3);
        }

        return character switch
        {
            ' ' or '\n' or '\0' => 0,
            >= '0' and <= '9' => 16,
            '-' or '=' or '*' or '/' or '.' or ',' or '"' or '\t' or '\r' or '(' or ')' or '_' => 8,
            < ' ' => 30,
            _ => 22,
        };
    }
}
