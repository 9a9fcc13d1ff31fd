using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Three parts of base64url between dots, the first beginning with <c>eyJ</c>: a header that decodes to a JSON object with a string <c>alg</c>,
/// a payload that decodes to a JSON object, and a signature of 16 characters or more. JSON is recognised by its braces and by being valid
/// UTF-8 without control characters; it is parsed when the value is read, not when it is found. Encrypted tokens (five parts) and
/// unsigned ones are no match.
/// </summary>
internal static class JwtFormat
{
    /// <summary>The longest token.</summary>
    public const int MaxLength = MaxHeader + MaxPayload + MaxSignature + 2;

    /// <summary>The longest payload, encoded.</summary>
    public const int MaxPayload = 16 * 1024;

    private const int MaxHeader = 4 * 1024;
    private const int MaxSignature = 2 * 1024;
    private const int MinSignature = 16;

    public static bool TryVerify(ReadOnlySpan<byte> window, int start, out Candidate candidate)
    {
        candidate = default;
        if (Alphabet.Jwt.Holds(window, start - 1) && !Boundary.EndsEscape(window[..start]))
        {
            return false;
        }

        int header = Alphabet.Base64Url.Run(window, start, MaxHeader);
        int payloadStart = start + header + 1;
        if (!window.StandsAt(payloadStart - 1, "."u8))
        {
            return false;
        }

        int payload = Alphabet.Base64Url.Run(window, payloadStart, MaxPayload);
        int signatureStart = payloadStart + payload + 1;
        if (!window.StandsAt(signatureStart - 1, "."u8))
        {
            return false;
        }

        int signature = Alphabet.Base64Url.Run(window, signatureStart, MaxSignature);
        int end = signatureStart + signature;
        bool endsHere = !Alphabet.Base64Url.Holds(window, end)
            && !(window.StandsAt(end, "."u8) && Alphabet.Base64Url.Holds(window, end + 1));
        if (signature < MinSignature || !endsHere
            || !IsObject(window.Slice(start, header), "\"alg\""u8)
            || !IsObject(window.Slice(payloadStart, payload), default))
        {
            return false;
        }

        candidate = Candidate.Whole(FormatTable.Jwt, start, end - start, ChecksumVerdict.None);
        return true;
    }

    private static bool IsObject(ReadOnlySpan<byte> part, ReadOnlySpan<byte> stringProperty)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(part.Length);
        try
        {
            if (Base64Url.DecodeFromUtf8(part, buffer, out _, out int written) != OperationStatus.Done)
            {
                return false;
            }

            ReadOnlySpan<byte> json = buffer.AsSpan(0, written);
            return Base64Json.IsObject(json) && (stringProperty.IsEmpty || HasString(json, stringProperty));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static bool HasString(ReadOnlySpan<byte> json, ReadOnlySpan<byte> property)
    {
        int at = json.IndexOf(property);
        if (at < 0)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = json[(at + property.Length)..];
        rest = rest[Ascii.Trim(rest)];
        if (!rest.StartsWith(":"u8))
        {
            return false;
        }

        rest = rest[1..];
        return rest[Ascii.Trim(rest)].StartsWith("\""u8);
    }
}
