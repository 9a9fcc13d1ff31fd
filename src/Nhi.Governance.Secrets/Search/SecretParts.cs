using System.Buffers;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>What to enrol of a value: the value itself, and the passwords within it, which are copied without the rest.</summary>
/// <remarks>
/// Passwords are looked for in the user part of a URL, as written and with its percent-encoding undone, and under the names that connection
/// strings of ADO.NET, JDBC, libpq and Azure have for them. Pure, and so safe to call from several threads.
/// </remarks>
public static class SecretParts
{
    // A value has few of them: more is no connection string.
    private const int MostParts = 16;

    private static readonly SearchValues<byte> NotInScheme = SearchValues.Create(" \t\r\n\"'"u8);
    private static readonly SearchValues<byte> BeforeName = SearchValues.Create(";&? \t\r\n,{"u8);

    // The last are those of SQL Server, Azure Storage, Service Bus and Event Hubs, and Cosmos DB.
    private static readonly string[] Names =
    [
        "password", "pwd", "pass", "passwd", "passphrase", "secret", "client_secret", "clientsecret", "sslpassword", "access_token", "accesstoken", "token", "apikey", "api_key",
        "accountkey", "sharedaccesskey", "sharedaccesssignature", "sharedsecretvalue", "sig",
    ];

    /// <summary>Lists what to enrol.</summary>
    /// <param name="value">The value as bytes, of text as UTF-8.</param>
    /// <returns>
    /// The value first, then its parts, each once; only what has <see cref="KnownSecretsBuilder.MinLength"/> to <see cref="KnownSecretsBuilder.MaxLength"/> bytes.
    /// The arrays are copies: the caller clears them. Some may be easy to guess: <see cref="SecretStrength"/> tells.
    /// </returns>
    public static IReadOnlyList<byte[]> Of(ReadOnlySpan<byte> value)
    {
        var parts = new List<byte[]>();
        Add(parts, value);
        AddAll(parts, value);
        return [.. parts.Where(static part => part.Length >= KnownSecretsBuilder.MinLength)];
    }

    /// <summary>Lists the passwords within a value, of any length.</summary>
    /// <param name="value">The value as bytes, of text as UTF-8.</param>
    /// <returns>Each once; none where the value is no URL or connection string with one. The arrays are copies: the caller clears them.</returns>
    public static IReadOnlyList<byte[]> Passwords(ReadOnlySpan<byte> value)
    {
        var parts = new List<byte[]>();
        AddAll(parts, value);
        return parts;
    }

    private static void AddAll(List<byte[]> parts, ReadOnlySpan<byte> value)
    {
        if (value.Length <= KnownSecretsBuilder.MaxLength)
        {
            AddUserPart(parts, value);
            AddNamed(parts, value);
        }
    }

    // scheme://user:password@host, and the password alone where there is no user.
    private static void AddUserPart(List<byte[]> parts, ReadOnlySpan<byte> value)
    {
        var scheme = value.IndexOf("://"u8);
        if (scheme <= 0 || value[..scheme].ContainsAny(NotInScheme))
        {
            return;
        }

        // Passwords that were not encoded may hold slashes and further at signs; the host holds none of the latter.
        var rest = value[(scheme + 3)..];
        var end = rest.IndexOfAny(" \t\r\n"u8);
        rest = end < 0 ? rest : rest[..end];
        var authority = rest.IndexOfAny("/?#"u8);
        var user = (authority < 0 ? rest : rest[..authority]).LastIndexOf((byte)'@');
        var colon = rest.IndexOf((byte)':');
        if (user >= 0)
        {
            AddDecoded(parts, rest[(colon >= 0 && colon < user ? colon + 1 : 0)..user]);
        }

        // What a port is followed by is a path.
        if (colon >= 0 && colon < authority && rest[(colon + 1)..authority].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            AddDecoded(parts, rest[(colon + 1)..Math.Max(colon + 1, rest.LastIndexOf((byte)'@'))]);
        }
    }

    // name=value behind a semicolon, an ampersand, a question mark, a blank or nothing.
    private static void AddNamed(List<byte[]> parts, ReadOnlySpan<byte> value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            var found = value[at..].IndexOf((byte)'=');
            if (found < 0)
            {
                return;
            }

            at += found;
            var name = value[..at].TrimEnd((byte)' ');
            name = name[(name.LastIndexOfAny(BeforeName) + 1)..];
            if (IsName(name))
            {
                AddValue(parts, value[(at + 1)..].TrimStart((byte)' '), separators: value[..at].Contains((byte)';') || value[at..].Contains((byte)';') ? ";"u8 : "&; \t\r\n"u8);
            }
        }
    }

    private static void AddValue(List<byte[]> parts, ReadOnlySpan<byte> rest, ReadOnlySpan<byte> separators)
    {
        if (rest.IsEmpty)
        {
            return;
        }

        var quote = rest[0];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            var end = rest.IndexOfAny(separators);
            AddDecoded(parts, (end < 0 ? rest : rest[..end]).TrimEnd((byte)' '));
            return;
        }

        // A quote within is doubled in ADO.NET, and behind a backslash in libpq.
        var written = new List<byte>();
        for (var at = 1; at < rest.Length; at++)
        {
            var isEscape = at + 1 < rest.Length && ((rest[at] == quote && rest[at + 1] == quote) || (rest[at] == '\\' && rest[at + 1] is (byte)'\\' or (byte)'\''));
            if (rest[at] == quote && !isEscape)
            {
                Add(parts, rest[1..at]);
                Add(parts, written.ToArray());
                return;
            }

            at += isEscape ? 1 : 0;
            written.Add(rest[at]);
        }
    }

    private static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (var known in Names)
        {
            if (Ascii.EqualsIgnoreCase(name, known))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddDecoded(List<byte[]> parts, ReadOnlySpan<byte> part)
    {
        Add(parts, part);
        if (!part.Contains((byte)'%'))
        {
            return;
        }

        var decoded = new byte[part.Length];
        var length = 0;
        for (var at = 0; at < part.Length; at++)
        {
            var isEscape = part[at] == '%' && at + 2 < part.Length && HexDigits.TryRead(part.Slice(at + 1, 2), out _);
            decoded[length++] = isEscape ? (byte)((HexDigits.Value(part[at + 1]) << 4) | HexDigits.Value(part[at + 2])) : part[at];
            at += isEscape ? 2 : 0;
        }

        Add(parts, decoded.AsSpan(0, length));
    }

    private static void Add(List<byte[]> parts, ReadOnlySpan<byte> part)
    {
        if (part.Length is 0 or > KnownSecretsBuilder.MaxLength || parts.Count >= MostParts)
        {
            return;
        }

        foreach (var known in parts)
        {
            if (part.SequenceEqual(known))
            {
                return;
            }
        }

        parts.Add(part.ToArray());
    }
}
