namespace Nhi.Governance.Secrets;

/// <summary>
/// <c>sk_live_</c>, <c>rk_live_</c>, <c>sk_test_</c> or <c>rk_test_</c> and 16 to 247 letters or digits, anchored at the first underscore.
/// A template, and so no match: a body without any digit or capital (a name in code), of fewer than five different characters,
/// or with one of the words of <see cref="Template.IsToken"/>.
/// </summary>
internal static class StripeKeyFormat
{
    private const int PrefixLength = 8;
    private const int MinBody = 16;
    private const int MaxBody = 247;
    private const int LeastDistinct = 5;

    public static bool TryVerify(ReadOnlySpan<byte> window, int underscore, out Candidate candidate)
    {
        candidate = default;
        int start = underscore - 2;
        if (!window.StandsAt(start + 1, "k_live_"u8) && !window.StandsAt(start + 1, "k_test_"u8))
        {
            return false;
        }

        if (start < 0 || window[start] is not ((byte)'s' or (byte)'r') || Alphabet.Alphanumeric.Holds(window, start - 1))
        {
            return false;
        }

        int bodyStart = start + PrefixLength;
        int length = Alphabet.Alphanumeric.Run(window, bodyStart, MaxBody);
        if (length < MinBody || Alphabet.Word.Holds(window, bodyStart + length))
        {
            return false;
        }

        ReadOnlySpan<byte> body = window.Slice(bodyStart, length);
        if (!body.ContainsAny(Alphabet.UpperAndDigits) || Template.IsToken(body, LeastDistinct))
        {
            return false;
        }

        candidate = Candidate.Whole(SecretFormats.StripeKey, start, PrefixLength + length, ChecksumVerdict.None);
        return true;
    }
}
