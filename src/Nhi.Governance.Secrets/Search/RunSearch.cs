using System.Numerics;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Finds runs of base64 and hexadecimal in a view, and has what they decode to searched.</summary>
internal readonly ref struct RunSearch(SearchScope scope, BlockSearch search)
{
    // Runs as long may hold more than one window, or what is encoded once more and reaches further than ASCII does.
    private const int LongRun = 36;

    /// <summary>The fewest digits of base64 that hold a window.</summary>
    public const int ShortestRun = 11;

    private const int ShortestHex = 2 * WindowPicker.Length;

    private const int LongDecoded = 96 * 1024;
    private const int ShortDecoded = 192;
    private const int FewDecoded = 48;
    private const int Back = 512;
    private const int AtBreak = 48;
    private const int Step = SearchWorkspace.HitsOf;

    private readonly SearchScope _scope = scope;
    private readonly BlockSearch _search = search;

    private bool IsBinary => _scope.Secrets.Kinds.HasFlag(WindowKind.Binary);

    /// <summary>Searches the runs noticed in a part of a view.</summary>
    public void Run(View view, int from, int to)
    {
        if (view.Encoding is SecretEncoding.Folded or SecretEncoding.Indented)
        {
            // Where lines are not joined runs end: the parent has them, and longer ones.
            return;
        }

        var done = default(Done);
        if (view.Encoding != SecretEncoding.Wrapped)
        {
            RunPart(view, from, to, ref done);
            return;
        }

        // Runs go on behind blanks by themselves, so the parent has them.
        var end = 0;
        foreach (var place in view.HardBreaks)
        {
            if (place + Back > end)
            {
                var start = Math.Max(end, Math.Max(0, place - Back));
                end = Math.Min(view.Length, place + Back);
                RunPart(view, start, end, ref done);
            }
        }
    }

    private void RunPart(View view, int from, int to, ref Done done)
    {
        var text = _scope.Text(view);
        var hits = _scope.Workspace.Hits(view.Chain.Count);
        for (var at = from; at < to; at += Step)
        {
            var count = RunFinder.Find(text, at, Math.Min(to, at + Step), IsBinary, hits);
            foreach (var hit in hits.AsSpan(0, count))
            {
                SearchAt(view, text, hit >> 2, hit & 3, ref done);
            }
        }
    }

    private void SearchAt(View view, ReadOnlySpan<byte> text, int place, int kind, ref Done done)
    {
        switch (kind)
        {
            case RunFinder.LongBase64 when place >= done.Base64Seen && !done.Base64.Covers(place):
                done.Base64Seen = CompressedMembers.EndOfRun(text, StartInLine(SecretEncoding.Base64, text, place), out var mayHold);
                if (mayHold || (IsBinary && Measure(SecretEncoding.Base64, text, place) >= ShortestRun))
                {
                    done.Base64 = SearchAll(view, text, SecretEncoding.Base64, place);
                }

                break;
            case RunFinder.LongHex when place >= done.HexSeen && !done.Hex.Covers(place):
                done.HexSeen = CompressedMembers.EndOfHexRun(text, StartInLine(SecretEncoding.Hex, text, place), out var mayHoldHex);
                if (IsBinary || mayHoldHex)
                {
                    done.Hex = SearchAll(view, text, SecretEncoding.Hex, place);
                }

                break;
            case RunFinder.Groups when !done.Base64.Covers(place) && place >= done.Phase(place):
                SearchGroups(view, text, place, ref done);
                break;
            case RunFinder.Break:
                SearchBreak(view, text, place, ref done);
                break;
        }
    }

    private static int StartInLine(SecretEncoding encoding, ReadOnlySpan<byte> text, int place)
    {
        for (var most = Back; most > 0 && place > 0 && DigitRuns.IsDigit(encoding, text[place - 1]); most--)
        {
            place--;
        }

        return place;
    }

    // Digits over a break count as if there were none.
    private static int Measure(SecretEncoding encoding, ReadOnlySpan<byte> text, int place)
    {
        DigitRuns.Back(encoding, text, place, LongRun, out var count);
        for (var at = place; count < LongRun && at < text.Length && DigitRuns.IsDigit(encoding, text[at]); at = DigitRuns.Following(encoding, text, at))
        {
            count++;
        }

        return count;
    }

    // At every phase: nobody knows where what is encoded begins. Returns where nothing is left to find.
    private Part SearchAll(View view, ReadOnlySpan<byte> text, SecretEncoding encoding, int place)
    {
        var start = DigitRuns.Back(encoding, text, place, Back, out _);
        var first = start;
        var end = place + 1;
        for (var phase = encoding == SecretEncoding.Hex ? 2 : 4; phase > 0 && start < text.Length; phase--)
        {
            var child = _scope.Workspace.Rent(view, encoding);
            var behind = DigitRuns.Decode(text, start, LongDecoded, child);
            child.IsCut = child.Length >= LongDecoded;
            end = Math.Max(end, child.IsCut ? behind - KnownSecretSession.Reach : behind);
            if (IsBinary || HasAscii(child.Bytes))
            {
                SearchIf(view.Touches(start, behind), child);
            }
            else
            {
                SearchMembers(view.Touches(start, behind), child);
            }

            start = DigitRuns.Next(encoding, text, start);
        }

        return new Part(first, end);
    }

    // Windows, and what they are encoded in once more, are within as many bytes of ASCII.
    private static bool HasAscii(ReadOnlySpan<byte> bytes)
    {
        for (var next = 0; next + WindowPicker.Length <= bytes.Length;)
        {
            var last = bytes.Slice(next, WindowPicker.Length).LastIndexOfAnyInRange((byte)128, (byte)255);
            if (last < 0)
            {
                return true;
            }

            next += last + 1;
        }

        return false;
    }

    private void SearchGroups(View view, ReadOnlySpan<byte> text, int place, ref Done done)
    {
        Span<byte> bytes = stackalloc byte[FewDecoded];
        if (DigitRuns.TryDecodeFew(text, place, bytes, out var few, out var behindFew) && !_search.IsWorthwhile(bytes[..few], view.Chain.Count + 1))
        {
            done.Phase(place) = Math.Max(place + 8, behindFew);
            return;
        }

        // Up to where it is ASCII no longer: windows are, and what is encoded once more.
        var start = DigitRuns.Back(SecretEncoding.Base64, text, place, 4, out var count);
        for (var skipped = count & 3; skipped > 0; skipped--)
        {
            start = DigitRuns.Next(SecretEncoding.Base64, text, start);
        }

        var child = _scope.Workspace.Rent(view, SecretEncoding.Base64);
        var behind = DigitRuns.Decode(text, start, ShortDecoded, child, DigitRuns.AnyUntil);
        var isCut = child.Length >= ShortDecoded;
        var isWorthwhile = view.Touches(start, behind) && _search.IsWorthwhile(child);
        if (isWorthwhile && Measure(SecretEncoding.Base64, text, place) >= LongRun)
        {
            _scope.Workspace.Return(child);
            done.Base64 = SearchAll(view, text, SecretEncoding.Base64, place);
            return;
        }

        SearchIf(isWorthwhile, child);

        // Behind a break the phase is another one.
        var end = place + 8;
        while (end < behind && DigitRuns.IsDigit(SecretEncoding.Base64, text[end]))
        {
            end++;
        }

        done.Phase(place) = isCut ? Math.Max(place + 1, end - 64) : end;
    }

    private void SearchMembers(bool isNew, View child)
    {
        if (isNew && child.Chain.Count < _scope.Workspace.MaxDepth)
        {
            _search.SearchMembers(child);
        }

        _scope.Workspace.Return(child);
    }

    // A run that is the same in the parent is searched there.
    private void SearchIf(bool isNew, View child)
    {
        if (isNew)
        {
            _search.SearchDecoded(child);
        }
        else
        {
            _scope.Workspace.Return(child);
        }
    }

    private void SearchBreak(View view, ReadOnlySpan<byte> text, int feed, ref Done done)
    {
        var before = feed > 0 && text[feed - 1] == '\r' ? feed - 2 : feed - 1;
        if (before < 0 || !DigitRuns.IsDigit(SecretEncoding.Base64, text[before]))
        {
            return;
        }

        var behind = LineBreaks.SkipSpace(text, feed, acrossLines: true);
        if (behind < text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, text[behind]) && MayBeRun(text, before, behind))
        {
            SearchJoined(view, text, behind, ref done);
        }
    }

    // Prose is broken between two words, of which neither goes on over another break.
    private static bool MayBeRun(ReadOnlySpan<byte> text, int before, int behind)
    {
        var count = 0;
        for (; before >= 0 && count < ShortestRun && DigitRuns.IsDigit(SecretEncoding.Base64, text[before]); before--)
        {
            count++;
        }

        for (; behind < text.Length && count < ShortestRun && DigitRuns.IsDigit(SecretEncoding.Base64, text[behind]); behind++)
        {
            count++;
        }

        return count >= ShortestRun || before < 0 || behind >= text.Length || text[behind] is (byte)'\r' or (byte)'\n'
            || (text[before] <= ' ' && text[Math.Max(0, before - LineBreaks.MaxLength)..(before + 1)].TrimEnd(" \t"u8) is [] or [.., (byte)'\r' or (byte)'\n']);
    }

    private void SearchJoined(View view, ReadOnlySpan<byte> text, int behind, ref Done done)
    {
        Span<int> places = stackalloc int[2 * AtBreak];
        Span<byte> digits = stackalloc byte[2 * AtBreak];
        var at = DigitRuns.Back(SecretEncoding.Base64, text, behind, AtBreak, out var before);
        var count = 0;
        for (var last = -1; count < digits.Length && at < text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, text[at]); count++)
        {
            (places[count], digits[count]) = (at, text[at]);
            last = at;
            at = DigitRuns.Following(SecretEncoding.Base64, text, last);
        }

        if (count < ShortestRun)
        {
            return;
        }

        digits = digits[..count];
        CompressedMembers.EndOfRun(digits, 0, out var mayHold);
        if ((mayHold || IsBinary) && !done.Base64.Covers(behind))
        {
            done.Base64 = SearchAll(view, text, SecretEncoding.Base64, behind);
        }

        // Those that have a share of both lines.
        var first = Math.Max(0, before - 8);
        for (var groups = RunFinder.GroupsIn(digits[first..Math.Min(count, before + 8)]); groups != 0 && !done.Base64.Covers(behind); groups &= groups - 1)
        {
            SearchGroups(view, text, places[first + BitOperations.TrailingZeroCount(groups)], ref done);
        }

        var start = StartInLine(SecretEncoding.Hex, digits, before);
        var end = CompressedMembers.EndOfHexRun(digits, start, out var mayHoldHex);
        if (end - start >= ShortestHex && !done.Hex.Covers(behind) && (IsBinary || mayHoldHex))
        {
            done.Hex = SearchAll(view, text, SecretEncoding.Hex, behind);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(int Start, int End)
    {
        public bool Covers(int place) => place >= Start && place < End;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Done
    {
        public Part Base64;
        public Part Hex;

        // Up to where runs were looked at, each as far as it goes in its line.
        public int Base64Seen;
        public int HexSeen;
        private Phases _phases;

        [System.Diagnostics.CodeAnalysis.UnscopedRef]
        public ref int Phase(int place) => ref _phases[place & 3];

        [System.Runtime.CompilerServices.InlineArray(4)]
        private struct Phases
        {
            private int _first;
        }
    }
}
