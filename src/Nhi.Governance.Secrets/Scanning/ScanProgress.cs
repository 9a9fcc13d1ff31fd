using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// How far a scan has come. It looks for anchors, gives each verifier a window of fixed reach around its anchor, and reports what is not
/// contained in another match. A verifier sees nothing but its window, so a text in pieces gives the same matches as the whole.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct ScanProgress
{
    /// <summary>
    /// How many bytes before an anchor a verifier may see: the pairing of AWS keys reaches furthest back. A match that waits to be reported
    /// starts, with its secret, within it too.
    /// </summary>
    public const int Back = AwsAccessKeyFormat.Back + Delay + AwsAccessKeyFormat.PairingDistance;

    /// <summary>How many bytes from an anchor on a verifier may see: the longest match and what tells that it ends there.</summary>
    public const int Ahead = SecretFormats.MaxMatchLength + 64;

    // A match starts at most so far before the anchor it is found by, or before the id of the key whose secret it is.
    private const int Delay = FormatTable.MaxAnchorOffset + AwsAccessKeyFormat.PairingDistance + AwsAccessKeyFormat.IdLength;

    private const int Room = 512;

    // Both filters go over a part that stays in the nearest cache.
    private const int Block = 8 * 1024;

    private long _origin;
    private int _next;
    private long _coveredUntil;
    private long _steps;

    // The secret that the last match had behind itself.
    private long _secretFrom;
    private long _secretUntil;
    private LineCounter _lines;
    private PendingMatches _pending;

    /// <summary>The index of the first byte not yet examined as an anchor.</summary>
    public readonly int Next => _next;

    /// <summary>How many bytes and instructions the verifiers looked at, and how many matches were compared.</summary>
    public readonly long Steps => _steps + _pending.Steps;

    /// <summary>Examines the anchors before <paramref name="until"/>; what lies beyond is seen by the verifiers only.</summary>
    /// <param name="text">The text, or the part of it that is there.</param>
    /// <param name="until">Where to stop.</param>
    /// <param name="last">Whether nothing comes after: then all matches are reported.</param>
    /// <param name="formats">A bit for every format to look for.</param>
    /// <param name="sink">Takes the matches.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan<TSink>(ReadOnlySpan<byte> text, int until, bool last, ReadOnlySpan<ulong> formats, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        Span<int> places = stackalloc int[Room];
        while (_next < until)
        {
            int end = Math.Min(until, _next + Block);
            for (int at = _next; at < end;)
            {
                at = AnchorFilter.Find(text, at, end, places, out int count);
                Examine(text, places[..count], FormatTable.Heads, FormatTable.Keys, FormatTable.KeyLengths, FormatTable.KeyAnchors, formats);
            }

            for (int at = _next; at < end;)
            {
                at = WordFilter.Find(text, at, end, places, out int count);
                Examine(text, places[..count], FormatTable.WordHeads, FormatTable.WordKeys, FormatTable.WordKeyLengths, FormatTable.WordKeyAnchors, formats);
            }

            _next = end;
            if (_pending.Count > 0)
            {
                Report(text, _next - Delay, ref sink);
            }
        }

        if (last)
        {
            Report(text, int.MaxValue, ref sink);
        }
    }

    /// <summary>Tells that the first bytes of the text will not be seen again: those before the reach of the next anchor at most.</summary>
    public void Drop(ReadOnlySpan<byte> text, int count)
    {
        CountLinesUntil(text, count);
        _pending.Move(count);
        _origin += count;
        _next -= count;
    }

    // Capitals are small letters here, and some signs others: the verifier tells.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Examine(
        ReadOnlySpan<byte> text, ReadOnlySpan<int> places, ReadOnlySpan<ushort> heads, ReadOnlySpan<ulong> keys, ReadOnlySpan<byte> lengths,
        ReadOnlySpan<ushort> anchors, ReadOnlySpan<ulong> formats)
    {
        foreach (int place in places)
        {
            ulong key = FormatTable.Key(text[place..]);
            int head = (int)FormatTable.Hash((uint)key, FormatTable.HeadBits);
            int end = heads[head + 1];
            for (int i = heads[head]; i < end; i++)
            {
                if (((keys[i] ^ key) << (64 - (8 * lengths[i]))) == 0)
                {
                    Verify(text, place, anchors[i], formats);
                }
            }
        }
    }

    private void Verify(ReadOnlySpan<byte> text, int place, int anchor, ReadOnlySpan<ulong> formats)
    {
        int format = FormatTable.Anchors[anchor * FormatTable.AnchorColumns];
        if ((formats[format >> 6] >> (format & 63) & 1) == 0)
        {
            return;
        }

        int windowStart = Math.Max(0, place - Back);
        var verifier = new FormatVerifier(text[windowStart..Math.Min(text.Length, place + Ahead)]);
        if (verifier.TryVerify(anchor, place - windowStart, out Candidate candidate))
        {
            _pending.Add(candidate with { Start = windowStart + candidate.Start, SecretStart = windowStart + candidate.SecretStart });
        }

        _steps += verifier.Steps;
    }

    private void Report<TSink>(ReadOnlySpan<byte> text, int before, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        int reported = 0;
        for (; reported < _pending.Count && _pending[reported].Start < before; reported++)
        {
            ref readonly Candidate match = ref _pending[reported];
            long end = _origin + match.Start + match.Length;
            if (end <= _coveredUntil || (end <= _secretUntil && _origin + match.Start >= _secretFrom) || _pending.IsSecretOfLater(reported))
            {
                continue;
            }

            _coveredUntil = end;
            if (match.SecretStart > match.Start)
            {
                _secretFrom = _origin + match.SecretStart;
                _secretUntil = _secretFrom + match.SecretLength;
            }

            CountLinesUntil(text, match.Start);
            var found = new SecretMatch(_origin + match.Start, match.Length, SecretFormats.All[match.Format], match.Checksum, _lines.Line, _lines.Column);
            sink.Accept(found, text.Slice(match.Start, match.Length), text.Slice(match.SecretStart, match.SecretLength));
        }

        _pending.Remove(reported);
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
