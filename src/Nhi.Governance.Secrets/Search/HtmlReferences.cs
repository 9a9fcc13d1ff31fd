namespace Nhi.Governance.Secrets;

/// <summary>Character references of HTML and XML: by number, and those by name that stand for ASCII.</summary>
internal static class HtmlReferences
{
    private const int LongestName = 6;
    private const int MostDigits = 8;

    /// <summary>Reads the reference whose ampersand is at a place.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int at, out LocalDecoder.Token token)
    {
        token = default;
        var rest = text.Slice(at + 1, Math.Min(text.Length - at - 1, MostDigits + 3));
        var length = rest.IndexOf((byte)';');
        if (length < 2 || !TryReadName(rest[..length], out var character) || !HexDigits.TryEncode(character, out var count, out var bytes))
        {
            return false;
        }

        token = new LocalDecoder.Token(at, at + length + 2, count, bytes);
        return true;
    }

    private static bool TryReadName(ReadOnlySpan<byte> name, out uint character)
    {
        character = 0;
        if (name[0] != '#')
        {
            character = name.Length > LongestName ? 0 : ByName(name);
            return character != 0;
        }

        if ((name[1] | 0x20) == 'x')
        {
            return name.Length - 2 <= MostDigits && HexDigits.TryRead(name[2..], out character);
        }

        foreach (var digit in name[1..])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            character = (character * 10) + digit - '0';
        }

        return true;
    }

    private static uint ByName(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'a', (byte)'m', (byte)'p'] => '&',
        [(byte)'l', (byte)'t'] => '<',
        [(byte)'g', (byte)'t'] => '>',
        [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => '"',
        [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => '\'',
        _ when name.SequenceEqual("excl"u8) => '!',
        _ when name.SequenceEqual("num"u8) => '#',
        _ when name.SequenceEqual("dollar"u8) => '$',
        _ when name.SequenceEqual("percnt"u8) => '%',
        _ when name.SequenceEqual("lpar"u8) => '(',
        _ when name.SequenceEqual("rpar"u8) => ')',
        _ when name.SequenceEqual("ast"u8) => '*',
        _ when name.SequenceEqual("plus"u8) => '+',
        _ when name.SequenceEqual("comma"u8) => ',',
        _ when name.SequenceEqual("period"u8) => '.',
        _ when name.SequenceEqual("sol"u8) => '/',
        _ when name.SequenceEqual("colon"u8) => ':',
        _ when name.SequenceEqual("semi"u8) => ';',
        _ when name.SequenceEqual("equals"u8) => '=',
        _ when name.SequenceEqual("quest"u8) => '?',
        _ when name.SequenceEqual("commat"u8) => '@',
        _ when name.SequenceEqual("lsqb"u8) => '[',
        _ when name.SequenceEqual("bsol"u8) => '\\',
        _ when name.SequenceEqual("rsqb"u8) => ']',
        _ when name.SequenceEqual("Hat"u8) => '^',
        _ when name.SequenceEqual("lowbar"u8) => '_',
        _ when name.SequenceEqual("grave"u8) => '`',
        _ when name.SequenceEqual("lcub"u8) => '{',
        _ when name.SequenceEqual("verbar"u8) => '|',
        _ when name.SequenceEqual("rcub"u8) => '}',
        _ => 0,
    };
}
