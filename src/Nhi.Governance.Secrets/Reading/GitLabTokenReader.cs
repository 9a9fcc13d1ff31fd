using System.Buffers;
using System.Buffers.Text;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Reads the routing part of a routable GitLab token: base64url of lines <c>key:id</c> with ids in base 36, then random bytes, then one byte
/// that says how many of those there are.
/// </summary>
internal static class GitLabTokenReader
{
    private const int PrefixLength = 6;
    private const int MaxDigits = 12;

    public static SecretReading Read(ReadOnlySpan<byte> token)
    {
        int dot = token.IndexOf((byte)'.');
        if (dot <= PrefixLength)
        {
            return SecretReading.Empty;
        }

        ReadOnlySpan<byte> payload = token[PrefixLength..dot];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(payload.Length);
        try
        {
            if (Base64Url.DecodeFromUtf8(payload, buffer, out _, out int written) != OperationStatus.Done || written == 0)
            {
                return SecretReading.Empty;
            }

            int routing = written - 1 - buffer[written - 1];
            return routing > 0 ? ReadRouting(buffer.AsSpan(0, routing)) : SecretReading.Empty;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static SecretReading ReadRouting(ReadOnlySpan<byte> routing)
    {
        SecretReading reading = SecretReading.Empty;
        foreach (Range range in routing.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = routing[range];
            if (line.Length < 3 || line[1] != ':' || Number(line[2..]) is not { } id)
            {
                // One line that is none means that the whole is none: then it may be random bytes.
                return SecretReading.Empty;
            }

            reading = line[0] switch
            {
                (byte)'o' => reading with { GitLabOrganizationId = id },
                (byte)'g' => reading with { GitLabGroupId = id },
                (byte)'p' => reading with { GitLabProjectId = id },
                (byte)'u' => reading with { GitLabUserId = id },
                _ => reading,
            };
        }

        return reading;
    }

    private static long? Number(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > MaxDigits)
        {
            return null;
        }

        long value = 0;
        foreach (byte digit in digits)
        {
            if (!Alphabet.Base36.Contains(digit))
            {
                return null;
            }

            value = (value * 36) + (digit >= 'a' ? digit - 'a' + 10 : digit - '0');
        }

        return value;
    }
}
