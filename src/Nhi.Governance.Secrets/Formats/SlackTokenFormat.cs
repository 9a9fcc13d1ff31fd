namespace Nhi.Governance.Secrets;

/// <summary>
/// <c>xoxb-</c>, <c>xoxp-</c>, <c>xoxa-</c>, <c>xoxr-</c>, <c>xoxs-</c> or <c>xapp-</c>, anchored at the dash, then a digit and letters,
/// digits and dashes, 20 to 400 in all, in two or more parts between dashes. A template, and so no match: a last part of fewer than four
/// different characters, or a body with one of the words of <see cref="Template.IsToken"/>.
/// </summary>
internal static class SlackTokenFormat
{
    private const int PrefixLength = 5;
    private const int MinBody = 20;
    private const int MaxBody = 400;
    private const int LeastDistinct = 4;

    public static bool TryVerify(ReadOnlySpan<byte> window, int dash, out Candidate candidate)
    {
        candidate = default;
        int start = dash - 4;
        if (!IsPrefix(window, start) || Alphabet.Dashed.Holds(window, start - 1))
        {
            return false;
        }

        int bodyStart = dash + 1;
        int length = Alphabet.Dashed.Run(window, bodyStart, MaxBody);
        if (length < MinBody || !char.IsAsciiDigit((char)window[bodyStart]) || Alphabet.Dashed.Holds(window, bodyStart + length))
        {
            return false;
        }

        ReadOnlySpan<byte> body = window.Slice(bodyStart, length);
        int last = body.LastIndexOf((byte)'-');
        if (last < 0 || Template.IsToken(body[(last + 1)..], LeastDistinct) || Template.IsToken(body, LeastDistinct))
        {
            return false;
        }

        candidate = Candidate.Whole(SecretFormats.SlackToken, start, PrefixLength + length, ChecksumVerdict.None);
        return true;
    }

    private static bool IsPrefix(ReadOnlySpan<byte> window, int start) =>
        window.StandsAt(start, "xapp"u8)
        || (window.StandsAt(start, "xox"u8) && window[start + 3] is (byte)'b' or (byte)'p' or (byte)'a' or (byte)'r' or (byte)'s');
}
