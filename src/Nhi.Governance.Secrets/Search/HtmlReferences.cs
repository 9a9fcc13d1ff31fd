namespace Nhi.Governance.Secrets;

/// <summary>Character references of HTML and XML: by number, and those by name that stand for ASCII and Latin-1.</summary>
internal static class HtmlReferences
{
    private const int LongestName = 6;
    private const int MostDigits = 8;
    private const uint FirstOfLatin = 0xA0;

    // From U+00A0 on.
    private static ReadOnlySpan<byte> LatinNames =>
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "u8
        + "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "u8
        + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"u8;

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
        _ => Latin(name),
    };

    private static uint Latin(ReadOnlySpan<byte> name)
    {
        var character = FirstOfLatin;
        foreach (var range in LatinNames.Split((byte)' '))
        {
            if (LatinNames[range].SequenceEqual(name))
            {
                return character;
            }

            character++;
        }

        return 0;
    }
}
