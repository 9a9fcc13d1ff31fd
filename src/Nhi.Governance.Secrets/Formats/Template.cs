using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Tells values written to be replaced from values in use, for the formats that have no checksum to tell it.</summary>
internal static class Template
{
    private const int LeastDistinct = 5;
    private const int LongName = 16;

    /// <summary>
    /// Whether the variable part of a token is a placeholder: fewer than five different characters in one that is long enough for more; one of
    /// the words <c>example</c>, <c>placeholder</c>, <c>changeme</c>, <c>redacted</c> or <c>xxxxxx</c> in it, in any case; all of it one run of
    /// neighbours (<c>abcdef…</c>, <c>123456…</c>); or, in a long one, small letters alone where there may be capitals and digits, and letters
    /// alone where the format says little (names in code).
    /// </summary>
    /// <param name="variable">The part.</param>
    /// <param name="flags">What the format says about it.</param>
    public static bool IsToken(ReadOnlySpan<byte> variable, FormatFlags flags) =>
        IsFilled(variable)
        || HoldsWord(variable)
        || IsAscending(variable)
        || (variable.Length >= LongName
            && ((flags.HasFlag(FormatFlags.MixedCase) && !variable.ContainsAny(Alphabet.UpperAndDigits))
                || (flags.HasFlag(FormatFlags.Digits) && !variable.ContainsAnyInRange((byte)'0', (byte)'9'))));

    /// <summary>Whether a part has fewer than five different characters though it is long enough for more: <c>xxxxxxxx</c>.</summary>
    public static bool IsFilled(ReadOnlySpan<byte> variable) => CountDistinct(variable) < Math.Min(LeastDistinct, variable.Length);

    /// <summary>
    /// Whether one of the words that stand for a value is in a text, in any case, or the client of RFC 6749 that manuals copy, or the key of
    /// the storage emulator.
    /// </summary>
    public static bool HoldsWord(ReadOnlySpan<byte> text) =>
        Contains(text, "example") || Contains(text, "placeholder") || Contains(text, "changeme") || Contains(text, "redacted") || Contains(text, "xxxxxx")
        || Contains(text, "czZCaGRSa3F0Mz") || Contains(text, "Eby8vdM02xNO");

    /// <summary>Whether a password of a URL is a placeholder. The rules are those of <see cref="DatabaseUrlFormat"/>.</summary>
    public static bool IsPassword(ReadOnlySpan<byte> password) =>
        CountDistinct(password) < 2 || IsWord(password) || IsVariable(password);

    /// <summary>How many different bytes there are.</summary>
    public static int CountDistinct(ReadOnlySpan<byte> value)
    {
        Span<ulong> seen = stackalloc ulong[4];
        seen.Clear();
        foreach (byte b in value)
        {
            seen[b >> 6] |= 1UL << (b & 63);
        }

        return System.Numerics.BitOperations.PopCount(seen[0]) + System.Numerics.BitOperations.PopCount(seen[1])
            + System.Numerics.BitOperations.PopCount(seen[2]) + System.Numerics.BitOperations.PopCount(seen[3]);
    }

    private static bool IsAscending(ReadOnlySpan<byte> value)
    {
        for (int i = 1; i < value.Length; i++)
        {
            if (value[i] != value[i - 1] + 1)
            {
                return false;
            }
        }

        return value.Length > 1;
    }

    private static bool IsWord(ReadOnlySpan<byte> password)
    {
        foreach (string word in PasswordWords)
        {
            if (Ascii.EqualsIgnoreCase(password, word))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] PasswordWords =
    [
        "password", "passwd", "pass", "pwd", "secret", "changeme", "change-me", "change_me", "example", "placeholder", "redacted",
        "mypassword", "my-password", "my_password", "yourpassword", "your-password", "your_password", "db_password", "replace_with_password",
    ];

    private static bool IsVariable(ReadOnlySpan<byte> password) =>
        Contains(password, "${") || Contains(password, "$(") || Contains(password, "#{") || Contains(password, "{{")
        || IsBetween(password, "{"u8, "}"u8) || IsBetween(password, "["u8, "]"u8) || IsBetween(password, "%("u8, ")s"u8)
        || IsPercent(password) || IsDollar(password);

    private static bool IsBetween(ReadOnlySpan<byte> value, ReadOnlySpan<byte> open, ReadOnlySpan<byte> close) =>
        value.StartsWith(open) && value.EndsWith(close);

    // %s, %v, %d, %q and %NAME%.
    private static bool IsPercent(ReadOnlySpan<byte> value) =>
        value.Length >= 2 && value[0] == '%'
        && ((value.Length == 2 && value[1] is (byte)'s' or (byte)'v' or (byte)'d' or (byte)'q')
            || (value.Length > 2 && value[^1] == '%' && !value[1..^1].ContainsAnyExcept(Alphabet.Word)));

    // $NAME in capitals, $1, and $ before one of the words: $password.
    private static bool IsDollar(ReadOnlySpan<byte> value) =>
        value.Length >= 2 && value[0] == '$'
        && (IsWord(value[1..])
            || (value.Length == 2 && char.IsAsciiDigit((char)value[1]))
            || (!char.IsAsciiDigit((char)value[1]) && IsUpperIdentifier(value[1..])));

    private static bool IsUpperIdentifier(ReadOnlySpan<byte> value)
    {
        foreach (byte b in value)
        {
            if (b != '_' && !Alphabet.UpperAndDigits.Contains(b))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a word stands in a value, in any case.</summary>
    public static bool Contains(ReadOnlySpan<byte> value, string word)
    {
        byte first = (byte)char.ToLowerInvariant(word[0]);
        byte capital = (byte)char.ToUpperInvariant(word[0]);
        while (value.Length >= word.Length)
        {
            int at = value[..(value.Length - word.Length + 1)].IndexOfAny(first, capital);
            if (at < 0)
            {
                return false;
            }

            if (Ascii.EqualsIgnoreCase(value.Slice(at, word.Length), word))
            {
                return true;
            }

            value = value[(at + 1)..];
        }

        return false;
    }
}
