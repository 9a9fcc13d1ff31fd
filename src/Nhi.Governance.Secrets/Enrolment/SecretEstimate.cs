namespace Nhi.Governance.Secrets;

/// <summary>Finds the cheapest way to say a value as words, dates, repetitions, sequences and single characters: that is how many bits it takes to guess it.</summary>
internal static class SecretEstimate
{
    private const int MostBytes = 256;

    // A list of five dice has 7776 words: whoever chooses a word has about so many in mind.
    private const double Word = 13;

    private const double Year = 7;

    // A day of the last century, in any of some ways to write it.
    private const double Day = 17;

    /// <summary>Longest value that is looked at as a template: a document in braces is none.</summary>
    private const int LongestTemplate = 64;

    public static SecretStrength Of(ReadOnlySpan<byte> secret)
    {
        if (secret.IsEmpty)
        {
            return new SecretStrength(0, SecretWeakness.Empty);
        }

        if (secret.Length <= LongestTemplate && IsPlaceholder(secret))
        {
            return new SecretStrength(0, SecretWeakness.Placeholder);
        }

        var value = secret[..Math.Min(secret.Length, MostBytes)];
        var paths = new GuessPaths(stackalloc float[value.Length + 1], stackalloc ushort[value.Length + 1], stackalloc SecretWeakness[value.Length + 1]);
        var alphabet = Alphabets.Of(value);
        for (var at = 0; at < value.Length; at++)
        {
            paths.Step(at, 1, alphabet.Bits(value, at), SecretWeakness.None);
            Runs(value, alphabet, paths, at);
            Words(value, paths, at);
            Dates(value, paths, at);
            Earlier(value, paths, at);
        }

        return paths.End();
    }

    // Bytes that are no text may hold "${" by chance, and nobody writes a placeholder so.
    private static bool IsPlaceholder(ReadOnlySpan<byte> secret) =>
        !secret.Contains((byte)'"')
        && !secret.ContainsAnyExceptInRange((byte)' ', (byte)'~')
        && (Template.HoldsWord(secret) || Template.IsPassword(secret) || (secret[0] == '<' && secret[^1] == '>'));

    // aaaa, 1234, dcba: the first character, which way, and how far.
    private static void Runs(ReadOnlySpan<byte> value, Alphabets alphabet, GuessPaths paths, int at)
    {
        if (at + 1 >= value.Length || Math.Abs(value[at + 1] - value[at]) > 1)
        {
            return;
        }

        var step = value[at + 1] - value[at];
        for (var length = 2; at + length <= value.Length && value[at + length - 1] - value[at + length - 2] == step; length++)
        {
            if (length >= 3)
            {
                paths.Step(at, length, alphabet.Bits(value, at) + 1.6 + Math.Log2(length), step == 0 ? SecretWeakness.Repetition : SecretWeakness.Sequence);
            }
        }
    }

    private static void Words(ReadOnlySpan<byte> value, GuessPaths paths, int at)
    {
        if (GuessableWords.Password(value[at..]) is { Length: > 0 } common)
        {
            paths.Step(at, common.Length, common.Bits, SecretWeakness.CommonPassword);
        }

        // All lower, all upper, or only the first upper: otherwise it is no word but letters.
        var upper = char.IsAsciiLetterUpper((char)value[at]);
        for (var length = 2; length <= GuessableWords.Longest && at + length <= value.Length; length++)
        {
            var (before, letter) = (value[at + length - 2], value[at + length - 1]);
            if (!char.IsAsciiLetter((char)before) || !char.IsAsciiLetter((char)letter) || !GuessableWords.AreUsual(before, letter)
                || (length > 2 && char.IsAsciiLetterUpper((char)letter) != char.IsAsciiLetterUpper((char)before))
                || (length == 2 && !upper && char.IsAsciiLetterUpper((char)letter)))
            {
                return;
            }

            if (length >= 4)
            {
                var end = at + length;
                paths.Step(at, length, Word + (upper ? 1 : 0), SecretWeakness.Words);

                // What stands between words is the same few characters.
                if (end < value.Length && value[end] is (byte)' ' or (byte)'-' or (byte)'_' or (byte)'.')
                {
                    paths.Step(at, length + 1, Word + (upper ? 1 : 0) + 1, SecretWeakness.Words);
                }
            }
        }
    }

    private static void Dates(ReadOnlySpan<byte> value, GuessPaths paths, int at)
    {
        if (at + 4 <= value.Length && value[at..].StartsWith("19"u8) | value[at..].StartsWith("20"u8) && !value.Slice(at, 4).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            paths.Step(at, 4, Year, SecretWeakness.Date);
        }

        if (at + 8 <= value.Length && !value.Slice(at, 8).ContainsAnyExceptInRange((byte)'0', (byte)'9') && IsDay(value.Slice(at, 8)))
        {
            paths.Step(at, 8, Day, SecretWeakness.Date);
        }
    }

    // 20240131, 31012024 and 01312024.
    private static bool IsDay(ReadOnlySpan<byte> digits) =>
        Number(digits[..2]) is 19 or 20
            ? Number(digits.Slice(4, 2)) is >= 1 and <= 12 && Number(digits[6..]) is >= 1 and <= 31
            : Number(digits.Slice(4, 2)) is 19 or 20 && Number(digits[..2]) is >= 1 and <= 31 && Number(digits.Slice(2, 2)) is >= 1 and <= 31;

    private static int Number(ReadOnlySpan<byte> two) => ((two[0] - '0') * 10) + two[1] - '0';

    // What was there before: where it was, and how long it is.
    private static void Earlier(ReadOnlySpan<byte> value, GuessPaths paths, int at)
    {
        for (var back = 0; back < at; back++)
        {
            var same = value[at..].CommonPrefixLength(value[back..]);
            for (var length = 4; length <= same; length++)
            {
                paths.Step(at, length, Math.Log2(at) + Math.Log2(length) + 1, SecretWeakness.Repetition);
            }
        }
    }
}
