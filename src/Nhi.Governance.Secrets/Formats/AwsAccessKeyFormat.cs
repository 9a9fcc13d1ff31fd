namespace Nhi.Governance.Secrets;

/// <summary>
/// <c>AKIA</c> or <c>ASIA</c> and 16 characters of base32, with a secret within
/// <see cref="PairingDistance"/> bytes. The match is the id; the secret is a run of exactly 40 characters of base64 with capitals and small
/// letters, not before a padding, with at least 18 different characters. The first after the id wins, then the last before it that is not
/// the first after another id; the search stops at another id. An id that ends in <c>EXAMPLE</c> fails its checksum; one of fewer than four different characters is a template.
/// </summary>
internal static class AwsAccessKeyFormat
{
    /// <summary>The length of a key id.</summary>
    public const int IdLength = 20;

    /// <summary>How far the secret may reach from the id.</summary>
    public const int PairingDistance = 256;

    /// <summary>How far before an id a decision may look: to the secret before it, and from there to the id that secret may belong to.</summary>
    public const int Back = (2 * (PairingDistance + IdLength)) + 2;

    private const int PrefixLength = 4;
    private const int SecretLength = 40;
    private const int LeastDistinctSecret = 18;
    private const int LeastDistinctId = 4;

    public static bool TryVerify(ReadOnlySpan<byte> window, int start, out Candidate candidate)
    {
        candidate = default;
        if (!IsId(window, start) || Template.CountDistinct(window.Slice(start + PrefixLength, IdLength - PrefixLength)) < LeastDistinctId)
        {
            return false;
        }

        int secret = FindAfter(window, start + IdLength);
        if (secret < 0)
        {
            secret = FindBefore(window, start);
        }

        if (secret < 0)
        {
            return false;
        }

        bool sample = window.Slice(start, IdLength).EndsWith("EXAMPLE"u8);
        candidate = new Candidate(
            FormatTable.AwsAccessKey, start, IdLength, sample ? ChecksumVerdict.Failed : ChecksumVerdict.None, secret, SecretLength);
        return true;
    }

    private static bool IsId(ReadOnlySpan<byte> window, int start) =>
        (window.StandsAt(start, "AKIA"u8) || window.StandsAt(start, "ASIA"u8))
        && !Alphabet.UpperAndDigits.Holds(window, start - 1)
        && Alphabet.Base32.Run(window, start, IdLength) == IdLength
        && !Alphabet.UpperAndDigits.Holds(window, start + IdLength);

    private static int FindAfter(ReadOnlySpan<byte> window, int from)
    {
        int limit = Math.Min(window.Length, from + PairingDistance);
        for (int i = NextRun(window, from, limit); i < limit;)
        {
            // A run glued to the id is no secret, and one that reaches past the limit is cut there: no secret either.
            int end = i + Alphabet.Base64.Run(window, i, limit + 1 - i);
            if (i > from && end <= limit && IsSecret(window, i, end))
            {
                return i;
            }

            if (HoldsId(window, i, end))
            {
                return -1;
            }

            i = NextRun(window, end, limit);
        }

        return -1;
    }

    private static int FindBefore(ReadOnlySpan<byte> window, int before)
    {
        int from = Math.Max(0, before - PairingDistance);
        int found = -1;
        for (int i = NextRun(window, from, before); i < before;)
        {
            int end = i + Alphabet.Base64.Run(window, i, before - i);
            if (end < before && !Alphabet.Base64.Holds(window, i - 1) && IsSecret(window, i, end))
            {
                found = i;
            }
            else if (HoldsId(window, i, end))
            {
                found = -1;
            }

            i = NextRun(window, end, before);
        }

        return found >= 0 && BelongsToEarlierId(window, found) ? -1 : found;
    }

    private static bool BelongsToEarlierId(ReadOnlySpan<byte> window, int secret)
    {
        for (int i = Math.Max(0, secret - PairingDistance - IdLength); i + IdLength < secret; i++)
        {
            if (window[i] == 'A' && IsId(window, i) && FindAfter(window, i + IdLength) == secret)
            {
                return true;
            }
        }

        return false;
    }

    private static int NextRun(ReadOnlySpan<byte> window, int from, int limit)
    {
        if (from >= limit)
        {
            return limit;
        }

        int next = window[from..limit].IndexOfAny(Alphabet.Base64);
        return next < 0 ? limit : from + next;
    }

    private static bool IsSecret(ReadOnlySpan<byte> window, int start, int end)
    {
        if (end - start != SecretLength || window.StandsAt(end, "="u8))
        {
            return false;
        }

        ReadOnlySpan<byte> secret = window[start..end];
        return secret.ContainsAnyInRange((byte)'A', (byte)'Z')
            && secret.ContainsAnyInRange((byte)'a', (byte)'z')
            && Template.CountDistinct(secret) >= LeastDistinctSecret;
    }

    private static bool HoldsId(ReadOnlySpan<byte> window, int start, int end)
    {
        for (int i = start; i + IdLength <= end; i++)
        {
            if (window[i] == 'A' && IsId(window, i))
            {
                return true;
            }
        }

        return false;
    }
}
