using System.Numerics;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Searches what runs of base64 and hexadecimal in a view decode to, where such were noticed.</summary>
internal ref struct RunSearch(SearchScope scope, BlockSearch search, View view)
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

    // Digits on either side of a break of which as many as a run needs have a share of both lines.
    private const int Beside = 16;

    private readonly SearchScope _scope = scope;
    private readonly BlockSearch _search = search;
    private readonly View _view = view;
    private readonly ReadOnlySpan<byte> _text = scope.Text(view);
    private readonly bool _isBinary = scope.IsBinary;
    private Part _base64;
    private Part _hex;

    // Up to where runs were looked at that start at each of four places, each as far as it goes in its line.
    private Phases _phases;
    private int _hardBreak;

    /// <summary>Whether a view may have runs that its parent has not: where lines are not joined they end, the parent has them, and longer ones.</summary>
    public static bool AreIn(View view) => view.Encoding is not (SecretEncoding.Folded or SecretEncoding.Indented);

    /// <summary>Whether a place is where the parent may lack a run. Those go on behind blanks by themselves, but not behind what else may break a line.</summary>
    public bool IsWithin(int place)
    {
        if (_view.Encoding != SecretEncoding.Wrapped)
        {
            return true;
        }

        var breaks = _view.HardBreaks;
        while (_hardBreak < breaks.Count && breaks[_hardBreak] + Back <= place)
        {
            _hardBreak++;
        }

        return _hardBreak < breaks.Count && place >= breaks[_hardBreak] - Back;
    }

    /// <summary>Searches what was noticed at a place; they are given in ascending order, give or take a step.</summary>
    public void Run(int place, int kind)
    {
        switch (kind)
        {
            case RunFinder.Mark:
                SearchMark(place);
                break;
            case RunFinder.ShortBase64 when !_base64.Covers(place) && Measure(_text, place) >= ShortestRun:
                _base64 = SearchAll(SecretEncoding.Base64, place);
                break;
            case RunFinder.LongHex when !_hex.Covers(place):
                _hex = SearchAll(SecretEncoding.Hex, place);
                break;
            case RunFinder.Groups when !_base64.Covers(place) && place >= _phases[place & 3]:
                SearchGroups(place);
                break;
            case RunFinder.Break:
                SearchBreak(place);
                break;
        }
    }

    private void SearchMark(int place)
    {
        if (!_base64.Covers(place) && CompressedMembers.MayBeginInBase64(_text[place..]))
        {
            _base64 = SearchAll(SecretEncoding.Base64, place);
        }

        if (!_hex.Covers(place) && CompressedMembers.MayBeginInHex(_text[place..]))
        {
            _hex = SearchAll(SecretEncoding.Hex, place);
        }
    }

    // Digits over a break count as if there were none.
    private static int Measure(ReadOnlySpan<byte> text, int place)
    {
        DigitRuns.Back(SecretEncoding.Base64, text, place, LongRun, out var count);
        for (var at = place; count < LongRun && at < text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, text[at]); at = DigitRuns.Following(SecretEncoding.Base64, text, at))
        {
            count++;
        }

        return count;
    }

    // At every phase: nobody knows where what is encoded begins. Returns where nothing is left to find.
    private readonly Part SearchAll(SecretEncoding encoding, int place)
    {
        var start = DigitRuns.Back(encoding, _text, place, Back, out _);
        var first = start;
        var end = place + 1;
        for (var phase = encoding == SecretEncoding.Hex ? 2 : 4; phase > 0 && start < _text.Length; phase--)
        {
            var child = _scope.Workspace.Rent(_view, encoding);
            var behind = DigitRuns.Decode(_text, start, LongDecoded, child);
            child.IsCut = child.Length >= LongDecoded;
            end = Math.Max(end, child.IsCut ? behind - KnownSecretSession.Reach : behind);
            if (_isBinary || HasAscii(child.Bytes))
            {
                SearchIf(_view.Touches(start, behind), child);
            }
            else
            {
                SearchMembers(_view.Touches(start, behind), child);
            }

            start = DigitRuns.Next(encoding, _text, start);
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

    private void SearchGroups(int place)
    {
        Span<byte> bytes = stackalloc byte[FewDecoded];
        if (DigitRuns.TryDecodeFew(_text, place, bytes, out var few, out var behindFew) && !_search.IsWorthwhile(bytes[..few], _view.Chain.Count + 1))
        {
            _phases[place & 3] = Math.Max(place + 8, behindFew);
            return;
        }

        // Up to where it is ASCII no longer: windows are, and what is encoded once more.
        var start = DigitRuns.Back(SecretEncoding.Base64, _text, place, 4, out var count);
        for (var skipped = count & 3; skipped > 0; skipped--)
        {
            start = DigitRuns.Next(SecretEncoding.Base64, _text, start);
        }

        var child = _scope.Workspace.Rent(_view, SecretEncoding.Base64);
        var behind = DigitRuns.Decode(_text, start, ShortDecoded, child, DigitRuns.AnyUntil);
        var isCut = child.Length >= ShortDecoded;
        var isWorthwhile = _view.Touches(start, behind) && _search.IsWorthwhile(child);
        if (isWorthwhile && Measure(_text, place) >= LongRun)
        {
            _scope.Workspace.Return(child);
            _base64 = SearchAll(SecretEncoding.Base64, place);
            return;
        }

        SearchIf(isWorthwhile, child);

        // Behind a break the phase is another one.
        var end = place + 8;
        while (end < behind && DigitRuns.IsDigit(SecretEncoding.Base64, _text[end]))
        {
            end++;
        }

        _phases[place & 3] = isCut ? Math.Max(place + 1, end - 64) : end;
    }

    private readonly void SearchMembers(bool isNew, View child)
    {
        if (isNew && child.Chain.Count < _scope.Workspace.MaxDepth)
        {
            _search.SearchMembers(child);
        }

        _scope.Workspace.Return(child);
    }

    // A run that is the same in the parent is searched there.
    private readonly void SearchIf(bool isNew, View child)
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

    private void SearchBreak(int feed)
    {
        var before = feed > 0 && _text[feed - 1] == '\r' ? feed - 2 : feed - 1;
        if (before < 0 || !DigitRuns.IsDigit(SecretEncoding.Base64, _text[before]))
        {
            return;
        }

        var behind = LineBreaks.SkipSpace(_text, feed, acrossLines: true);
        if (behind < _text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, _text[behind]))
        {
            SearchJoined(before + 1, behind);
        }
    }

    private static bool MayBeBehindBreak(ReadOnlySpan<byte> text, int at) => text[at - 1] <= ' ' && (at < 2 || text[at - 1] != ' ' || text[at - 2] <= ' ');

    // Few digits on either side tell whether anything has a share of both. What is in one line alone was noticed there.
    private void SearchJoined(int end, int behind)
    {
        Span<byte> digits = stackalloc byte[ByteMaps.Room];
        digits.Clear();
        if (end > Beside && behind + Beside < _text.Length)
        {
            _text.Slice(end - Beside, Beside).CopyTo(digits);
            _text.Slice(behind, Beside).CopyTo(digits[Beside..]);
            if (!RunFinder.MayHold(digits, Beside, ShortestRun, _isBinary, out var near)
                && (near.Before == Beside || !MayBeBehindBreak(_text, end - near.Before))
                && (near.Behind == Beside || _text[behind + near.Behind] is not ((byte)'\r' or (byte)'\n')))
            {
                return;
            }

            digits.Clear();
        }

        // Lines may be so short that there are more breaks within few digits.
        Span<int> places = stackalloc int[2 * Beside];
        var before = DigitRuns.ReadBack(_text, end, digits[..Beside], places);
        var count = before + DigitRuns.Read(_text, behind, digits[Beside..(2 * Beside)], places[Beside..]);
        if (!RunFinder.MayHold(digits, Beside, ShortestRun, _isBinary, out var joined))
        {
            return;
        }

        var first = Beside - before;
        digits = digits.Slice(first, count);
        CompressedMembers.EndOfRun(digits, 0, out var mayHold);
        if ((mayHold || _isBinary) && !_base64.Covers(behind))
        {
            _base64 = SearchAll(SecretEncoding.Base64, behind);
        }

        for (var groups = joined.Groups; groups != 0 && !_base64.Covers(behind); groups &= groups - 1)
        {
            SearchGroups(places[BitOperations.TrailingZeroCount(groups)]);
        }

        var start = before;
        while (start > 0 && DigitRuns.IsDigit(SecretEncoding.Hex, digits[start - 1]))
        {
            start--;
        }

        var last = CompressedMembers.EndOfHexRun(digits, start, out var mayHoldHex);
        if (last - start >= ShortestHex && !_hex.Covers(behind) && (_isBinary || mayHoldHex))
        {
            _hex = SearchAll(SecretEncoding.Hex, behind);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(int Start, int End)
    {
        public bool Covers(int place) => place >= Start && place < End;
    }

    [System.Runtime.CompilerServices.InlineArray(4)]
    private struct Phases
    {
        private int _first;
    }
}
