using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Reads scheme, user, host and database of a URL, and never its password.</summary>
internal static class DatabaseUrlReader
{
    public static SecretReading Read(ReadOnlySpan<byte> url)
    {
        if (!DatabaseUrlFormat.TrySplit(url, out DatabaseUrlParts parts))
        {
            return SecretReading.Empty;
        }

        // A raw slash in a password ends the authority early: an @ further on says that what looks like host and path may be password.
        ReadOnlySpan<byte> rest = url[parts.Host.End.Value..];
        bool certain = !rest.Contains((byte)'@');
        return new SecretReading
        {
            DatabaseScheme = Encoding.UTF8.GetString(url[parts.Scheme]),
            DatabaseUser = Unescape(url[parts.User]),
            DatabaseHost = certain ? Encoding.UTF8.GetString(url[parts.Host]) : null,
            DatabaseName = certain ? Unescape(Database(rest)) : null,
        };
    }

    private static ReadOnlySpan<byte> Database(ReadOnlySpan<byte> rest)
    {
        if (!rest.StartsWith("/"u8))
        {
            return default;
        }

        ReadOnlySpan<byte> path = rest[1..];
        int end = path.IndexOfAny((byte)'?', (byte)'#');
        return end < 0 ? path : path[..end];
    }

    private static string? Unescape(ReadOnlySpan<byte> text) =>
        text.IsEmpty ? null : Uri.UnescapeDataString(Encoding.UTF8.GetString(text));
}
