using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>
/// <c>-----BEGIN … PRIVATE KEY-----</c> (also <c>PGP PRIVATE KEY BLOCK</c>) up to the END line of the same label.
/// The body may stand in a string of another language (see <see cref="PemBody"/>) and must hold 64 characters of base64, 16 of them
/// different: what has less is a template, and so no match.
/// </summary>
internal static class PrivateKeyFormat
{
    /// <summary>The longest match.</summary>
    public const int MaxLength = 32 * 1024;

    private const int MaxLabel = 48;
    private const int MinData = 64;
    private const int LeastDistinct = 16;

    public static bool TryVerify(ReadOnlySpan<byte> window, int dash, out Candidate candidate)
    {
        candidate = default;
        if (!window.StandsAt(dash, "-----BEGIN "u8) || window.StandsAt(dash - 1, "-"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> text = window[dash..];
        text = text[..Math.Min(text.Length, MaxLength)];
        if (!TrySplit(text, out ReadOnlySpan<byte> label, out ReadOnlySpan<byte> body, out int length)
            || window.StandsAt(dash + length, "-"u8)
            || !(label.EndsWith("PRIVATE KEY"u8) || label.EndsWith("PRIVATE KEY BLOCK"u8))
            || !HasData(body))
        {
            return false;
        }

        candidate = Candidate.Whole(FormatTable.PrivateKey, dash, length, ChecksumVerdict.None);
        return true;
    }

    /// <summary>Splits a block that starts at the BEGIN line into label and body.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> label, out ReadOnlySpan<byte> body, out int length)
    {
        label = default;
        body = default;
        length = 0;
        ReadOnlySpan<byte> begin = "-----BEGIN "u8;
        ReadOnlySpan<byte> dashes = "-----"u8;
        if (!text.StartsWith(begin))
        {
            return false;
        }

        ReadOnlySpan<byte> head = text[begin.Length..];
        int labelLength = head[..Math.Min(head.Length, MaxLabel + dashes.Length)].IndexOf(dashes);
        if (labelLength < 0)
        {
            return false;
        }

        label = head[..labelLength];
        ReadOnlySpan<byte> rest = head[(labelLength + dashes.Length)..];
        int bodyLength = rest.IndexOf(dashes);
        if (bodyLength < 0)
        {
            return false;
        }

        body = rest[..bodyLength];
        ReadOnlySpan<byte> tail = rest[bodyLength..];
        ReadOnlySpan<byte> end = "-----END "u8;
        if (!tail.StartsWith(end) || !tail[end.Length..].StartsWith(label) || !tail[(end.Length + labelLength)..].StartsWith(dashes))
        {
            return false;
        }

        length = begin.Length + labelLength + dashes.Length + bodyLength + end.Length + labelLength + dashes.Length;
        return true;
    }

    private static bool HasData(ReadOnlySpan<byte> body)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            return PemBody.TryCollect(body, buffer, out int written, out _)
                && written >= MinData
                && Template.CountDistinct(buffer.AsSpan(0, written)) >= LeastDistinct;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
