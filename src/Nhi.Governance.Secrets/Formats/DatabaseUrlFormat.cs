using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>
/// <c>scheme://user:password@host…</c>, with a scheme of the catalogue in any case, and a driver after a plus
/// sign if there is one (<c>postgresql+asyncpg</c>, <c>mongodb+srv</c>). The user may be empty. The password ends at the last @ before
/// <c>/</c>, <c>?</c> or <c>#</c>, so it may hold an @; the URL ends at white space, a quote, a backtick, a backslash, <c>&lt;</c>,
/// <c>&gt;</c>, after the @ also at a byte that is not ASCII, and before a comma, semicolon or bar that another URL follows. Closing
/// punctuation at the end is not part of it.
/// <para>
/// Templates, and so no match, are URLs whose whole password is: one character repeated; one of <c>password, passwd, pass, pwd, secret,
/// changeme, change-me, change_me, example, placeholder, redacted, yourpassword, your-password, your_password, db_password,
/// replace_with_password</c> in any case; <c>{…}</c>, <c>[…]</c>, <c>%(…)s</c>, <c>%s %v %d %q</c>, <c>%NAME%</c>; <c>$NAME</c> in capitals,
/// <c>$</c> and one digit or one of the words above; or any password that holds <c>${</c>, <c>$(</c>, <c>#{</c> or <c>{{</c>.
/// <c>&lt;…&gt;</c> ends a URL before its host, and so is none either.
/// </para>
/// </summary>
internal static class DatabaseUrlFormat
{
    /// <summary>The longest match.</summary>
    public const int MaxLength = 2048;

    private static readonly SearchValues<byte> SchemeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-"u8);

    private static readonly SearchValues<byte> UrlEnd = SearchValues.Create(EndBytes(withNonAscii: false));
    private static readonly SearchValues<byte> UrlEndAfterHost = SearchValues.Create(EndBytes(withNonAscii: true));

    public static bool TryVerify(ReadOnlySpan<byte> window, int start, out Candidate candidate)
    {
        candidate = default;
        if (start > 0 && SchemeCharacters.Contains(window[start - 1]) && !Boundary.EndsEscape(window[..start]))
        {
            return false;
        }

        ReadOnlySpan<byte> url = window[start..];
        url = url[..Math.Min(url.Length, MaxLength + 1)];
        if (!TrySplit(url, out DatabaseUrlParts parts) || Template.IsPassword(url[parts.Password]))
        {
            return false;
        }

        int length = End(url, parts.Host.Start.Value);
        if (length > MaxLength || length <= parts.Host.Start.Value)
        {
            return false;
        }

        candidate = Candidate.Whole(FormatTable.DatabaseUrl, start, length, ChecksumVerdict.None);
        return true;
    }

    /// <summary>Splits a text that starts with the scheme into the parts of its authority.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> url, out DatabaseUrlParts parts)
    {
        parts = default;
        int scheme = url.IndexOf("://"u8);
        if (scheme < 0)
        {
            return false;
        }

        int authority = scheme + 3;
        int length = url[authority..].IndexOfAny(UrlEnd);
        ReadOnlySpan<byte> rest = length < 0 ? url[authority..] : url.Slice(authority, length);
        int slash = rest.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        rest = slash < 0 ? rest : rest[..slash];
        int at = rest.LastIndexOf((byte)'@');
        int colon = rest.IndexOf((byte)':');
        if (colon < 0 || colon + 1 >= at || at + 1 >= rest.Length)
        {
            return false;
        }

        parts = new DatabaseUrlParts(
            ..scheme,
            authority..(authority + colon),
            (authority + colon + 1)..(authority + at),
            (authority + at + 1)..(authority + rest.Length));
        return true;
    }

    private static int End(ReadOnlySpan<byte> url, int host)
    {
        int length = url[host..].IndexOfAny(UrlEndAfterHost);
        int end = length < 0 ? url.Length : host + length;
        end = CutBeforeNext(url, host, end);

        // What is taken away closes and never opens, so what opens is looked for once.
        ReadOnlySpan<byte> tail = url[host..end];
        var opened = (tail.Contains((byte)'('), tail.Contains((byte)'['), tail.Contains((byte)'{'));
        while (end > host && IsClosing(url[end - 1], opened))
        {
            end--;
        }

        return end;
    }

    private static int CutBeforeNext(ReadOnlySpan<byte> url, int host, int end)
    {
        int next = url[host..end].IndexOf("://"u8);
        if (next < 0)
        {
            return end;
        }

        int scheme = host + url.Slice(host, next).LastIndexOfAnyExcept(SchemeCharacters);
        return scheme >= host && url[scheme] is (byte)',' or (byte)';' or (byte)'|' ? scheme : end;
    }

    private static bool IsClosing(byte last, (bool Round, bool Square, bool Curly) opened) => last switch
    {
        (byte)'.' or (byte)',' or (byte)';' or (byte)':' or (byte)'!' => true,
        (byte)')' => !opened.Round,
        (byte)']' => !opened.Square,
        (byte)'}' => !opened.Curly,
        _ => false,
    };

    private static byte[] EndBytes(bool withNonAscii)
    {
        var bytes = new List<byte>("\"'`<>\\\u007f"u8.ToArray());
        for (int b = 0; b <= ' '; b++)
        {
            bytes.Add((byte)b);
        }

        for (int b = 128; withNonAscii && b < 256; b++)
        {
            bytes.Add((byte)b);
        }

        return [.. bytes];
    }
}
