using System.Text;

namespace Nhi.Governance;

/// <summary>Finds the secret within a value that holds more than it.</summary>
internal static class SecretParts
{
    /// <summary>The password of a URL, percent-decoded; empty where the value is no URL with one. The caller clears it.</summary>
    public static byte[] Password(ReadOnlySpan<byte> value)
    {
        var scheme = value.IndexOf("://"u8);
        if (scheme is < 2 or > 32 || value.ContainsAnyInRange((byte)0, (byte)' '))
        {
            return [];
        }

        var rest = value[(scheme + 3)..];
        var end = rest.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        var authority = end < 0 ? rest : rest[..end];
        var at = authority.LastIndexOf((byte)'@');
        var colon = at < 0 ? -1 : authority[..at].IndexOf((byte)':');
        return colon < 0 ? [] : Decode(authority[(colon + 1)..at]);
    }

    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == (byte)'%' && at + 2 < text.Length && Convert.FromHexString(Encoding.ASCII.GetString(text.Slice(at + 1, 2)), decoded.AsSpan(length, 1), out _, out _) == System.Buffers.OperationStatus.Done)
            {
                at += 2;
            }
            else
            {
                decoded[length] = text[at];
            }

            length++;
        }

        var whole = decoded[..length];
        decoded.AsSpan().Clear();
        return whole;
    }
}
