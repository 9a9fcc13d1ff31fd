namespace Nhi.Governance.Secrets;

/// <summary>What was done to a secret before it came to stand where it was found.</summary>
public enum SecretEncoding : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Percent-encoding, as in URLs; a plus stands for itself.</summary>
    Percent,

    /// <summary>Escapes with a backslash: of JSON, C and its kin, and of shells.</summary>
    Backslash,

    /// <summary>Character references of HTML and XML, by number or a name of ASCII or Latin-1.</summary>
    Html,

    /// <summary>Wrapped over lines: the breaks, what indents the next line and the quotes of joined literals are no part of it.</summary>
    Wrapped,

    /// <summary>Folded over lines: a break and what indents the next line stand for a space.</summary>
    Folded,

    /// <summary>Indented: the spaces and tabs after its line feeds are no part of it, nor are carriage returns before them.</summary>
    Indented,

    /// <summary>UTF-16 of either byte order.</summary>
    Utf16,

    /// <summary>Base64 or base64url, possibly over lines.</summary>
    Base64,

    /// <summary>Hexadecimal, possibly over lines.</summary>
    Hex,

    /// <summary>Compressed with deflate: gzip, zlib or a zip entry.</summary>
    Compressed,
}
