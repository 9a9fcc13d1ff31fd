using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Reads host and user of a URL; never its password, path or query, which may be the secret.</summary>
internal static class UrlReader
{
    public static SecretReading Read(ReadOnlySpan<byte> url)
    {
        int scheme = url.IndexOf("://"u8);
        ReadOnlySpan<byte> rest = scheme < 0 ? url : url[(scheme + 3)..];
        int end = rest.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        ReadOnlySpan<byte> authority = end < 0 ? rest : rest[..end];
        int at = authority.LastIndexOf((byte)'@');
        if (at < 0)
        {
            return new SecretReading { Host = Text(authority) };
        }

        ReadOnlySpan<byte> user = authority[..at];
        int colon = user.IndexOf((byte)':');

        // Alone before the @, it may be a token that stands for the user.
        return new SecretReading
        {
            Host = Text(authority[(at + 1)..]),
            User = colon <= 0 ? null : Uri.UnescapeDataString(Encoding.UTF8.GetString(user[..colon])),
        };
    }

    private static string? Text(ReadOnlySpan<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text);
}
