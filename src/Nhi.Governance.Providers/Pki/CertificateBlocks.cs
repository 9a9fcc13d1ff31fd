using System.Text;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Takes the certificates out of PEM text or DER bytes, also those that are damaged, so that they can be told.</summary>
internal static class CertificateBlocks
{
    private static readonly string[] Labels = ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"];

    /// <summary>Whether there is a certificate at all.</summary>
    public static bool Any(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || content[0] == 0x30)
        {
            return !content.IsEmpty;
        }

        var text = Encoding.UTF8.GetString(content);
        return Labels.Any(label => IndexOf(text, $"-----BEGIN {label}-----", 0) >= 0);
    }

    /// <summary>Every certificate's DER bytes; <see langword="null"/> for one that has none.</summary>
    public static IEnumerable<byte[]?> All(ReadOnlyMemory<byte> content)
    {
        if (content.Span[0] == 0x30)
        {
            return [content.ToArray()];
        }

        return FromPem(Encoding.UTF8.GetString(content.Span));
    }

    private static IEnumerable<byte[]?> FromPem(string text)
    {
        const string Begin = "-----BEGIN ";
        for (var at = IndexOf(text, Begin, 0); at >= 0; at = IndexOf(text, Begin, at))
        {
            var labelEnd = text.IndexOf("-----", at + Begin.Length, StringComparison.Ordinal);
            var label = labelEnd < 0 ? string.Empty : text[(at + Begin.Length)..labelEnd];
            at += Begin.Length;
            if (!Labels.Contains(label, StringComparer.Ordinal))
            {
                continue;
            }

            var body = labelEnd + 5;
            var end = text.IndexOf($"-----END {label}-----", body, StringComparison.Ordinal);
            var next = IndexOf(text, Begin, body);
            yield return end < 0 || (next >= 0 && next < end) ? null : Decoded(text.AsSpan(body, end - body));
        }
    }

    private static int IndexOf(string text, string mark, int from)
    {
        // A mark counts at the start of a line only.
        for (var at = text.IndexOf(mark, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] is '\n' or '\r' or '\uFEFF')
            {
                return at;
            }
        }

        return -1;
    }

    private static byte[]? Decoded(ReadOnlySpan<char> body)
    {
        var bytes = new byte[(body.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(body.Trim(), bytes, out var written) ? bytes[..written] : null;
    }
}
