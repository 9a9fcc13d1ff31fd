using System.Buffers;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// How far a scan has come. It looks for anchor bytes, gives each verifier a window of fixed reach around its anchor, and reports what is not
/// contained in an earlier match. A verifier sees nothing but its window, so a text in pieces gives the same matches as the whole.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct ScanProgress
{
    /// <summary>How many bytes before an anchor a verifier may see: the pairing of AWS keys reaches furthest back.</summary>
    public const int Back = AwsAccessKeyFormat.Back;

    /// <summary>How many bytes from an anchor on a verifier may see: the longest match and what tells that it ends there.</summary>
    public const int Ahead = SecretFormats.MaxMatchLength + 64;

    // Each is the byte of its prefix that is rarest in ordinary text:
    // _ GitHub, npm, Stripe   - GitLab, Slack, PEM   : database URL   K AKIA, AccountKey=   S ASIA   J eyJ
    private static readonly SearchValues<byte> Anchors = SearchValues.Create("_-:KSJ"u8);

    private long _origin;
    private int _next;
    private long _coveredUntil;
    private LineCounter _lines;

    /// <summary>The index of the first byte not yet examined as an anchor.</summary>
    public readonly int Next => _next;

    /// <summary>Examines the anchors before <paramref name="until"/>; what lies beyond is seen by the verifiers only.</summary>
    public void Scan<TSink>(ReadOnlySpan<byte> text, int until, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        while (_next < until)
        {
            int found = text[_next..until].IndexOfAny(Anchors);
            if (found < 0)
            {
                _next = until;
                return;
            }

            int anchor = _next + found;
            _next = anchor + 1;
            if (!IsPromising(text, anchor))
            {
                continue;
            }

            int windowStart = Math.Max(0, anchor - Back);
            ReadOnlySpan<byte> window = text[windowStart..Math.Min(text.Length, anchor + Ahead)];
            if (TryVerify(window, anchor - windowStart, out Candidate candidate))
            {
                Report(text, windowStart, candidate, ref sink);
            }
        }
    }

    /// <summary>Tells that the first bytes of the text will not be seen again: those before the reach of the next anchor at most.</summary>
    public void Drop(ReadOnlySpan<byte> text, int count)
    {
        CountLinesUntil(text, count);
        _origin += count;
        _next -= count;
    }

    // What most anchor bytes fail at once: the neighbours that any match of theirs has. It saves time and decides nothing.
    private static bool IsPromising(ReadOnlySpan<byte> text, int anchor)
    {
        byte before = anchor > 0 ? text[anchor - 1] : (byte)0;
        byte after = anchor + 1 < text.Length ? text[anchor + 1] : (byte)0;
        return text[anchor] switch
        {
            (byte)'_' => before is (byte)'p' or (byte)'o' or (byte)'u' or (byte)'s' or (byte)'r' or (byte)'m' or (byte)'k'
                && anchor > 1 && text[anchor - 2] is (byte)'h' or (byte)'p' or (byte)'s' or (byte)'r',
            (byte)'-' => after == '-'
                ? before != '-'
                : anchor > 3 && (text[anchor - 4] == 'x' || (text[anchor - 4] == 'l' && before == 't')),
            (byte)':' => after == '/',
            (byte)'J' => before == 'y',
            (byte)'K' => before is (byte)'A' or (byte)'t',
            _ => before == 'A',
        };
    }

    private static bool TryVerify(ReadOnlySpan<byte> window, int anchor, out Candidate candidate)
    {
        switch (window[anchor])
        {
            case (byte)'_':
                return GitHubTokenFormat.TryVerify(window, anchor, out candidate)
                    || NpmTokenFormat.TryVerify(window, anchor, out candidate)
                    || StripeKeyFormat.TryVerify(window, anchor, out candidate);
            case (byte)'-':
                return PrivateKeyFormat.TryVerify(window, anchor, out candidate)
                    || GitLabTokenFormat.TryVerify(window, anchor, out candidate)
                    || SlackTokenFormat.TryVerify(window, anchor, out candidate);
            case (byte)':':
                return DatabaseUrlFormat.TryVerify(window, anchor, out candidate);
            case (byte)'J':
                return JwtFormat.TryVerify(window, anchor, out candidate);
            default:
                return AwsAccessKeyFormat.TryVerify(window, anchor, out candidate)
                    || AzureStorageKeyFormat.TryVerify(window, anchor, out candidate);
        }
    }

    // Anchors are met in the order of the matches they start, so an outer match is known before what it contains, and lines count forwards.
    private void Report<TSink>(ReadOnlySpan<byte> text, int windowStart, in Candidate candidate, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        int start = windowStart + candidate.Start;
        long end = _origin + start + candidate.Length;
        if (end <= _coveredUntil)
        {
            return;
        }

        _coveredUntil = end;
        CountLinesUntil(text, start);
        var match = new SecretMatch(_origin + start, candidate.Length, candidate.Format, candidate.Checksum, _lines.Line, _lines.Column);
        sink.Accept(match, text.Slice(start, candidate.Length), text.Slice(windowStart + candidate.SecretStart, candidate.SecretLength));
    }

    private void CountLinesUntil(ReadOnlySpan<byte> text, int index)
    {
        int counted = (int)(_lines.Position - _origin);
        if (counted < index)
        {
            _lines.Advance(text[counted..index]);
        }
    }
}
