using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Searches windows that reach over a break of lines. Breaks are everywhere, so the few bytes on either side of many are looked at together, and
/// lines are joined only where those tell that there is something or that something is escaped as well.
/// </summary>
internal ref struct BreakSearch(SearchScope scope, BlockSearch search, View view)
{
    private const int ShallowMargin = 64;
    private const int DeepMargin = 256;

    // What is beside a break and decides how it is read.
    private const int Beside = 2;

    // White space on either side of an operator, and a few signs.
    private const int LongestBreak = (2 * LineBreaks.MaxLength) + LineBreaks.MostBefore;

    // Bytes that must be there on either side for breaks to be read quickly.
    private const int Quick = 64;

    private readonly SearchScope _scope = scope;
    private readonly BlockSearch _search = search;
    private readonly View _view = view;
    private readonly ReadOnlySpan<byte> _text = scope.Text(view);
    private readonly bool _mayNest = view.Chain.Count + 1 < scope.Workspace.MaxDepth;
    private readonly bool _hasSpace = scope.Secrets.Kinds.HasFlag(WindowKind.Space);
    private readonly BreakBatch _breaks = scope.Workspace.Breaks(view.Chain.Count);
    private readonly BreakBatch _folds = scope.Workspace.Folds(view.Chain.Count);
    private readonly BreakStream _lines = scope.Workspace.Lines;

    // Where lines may be folded breaks stand for two things.
    private readonly bool _isStreamed = view.Encoding == SecretEncoding.None && !scope.Secrets.Kinds.HasFlag(WindowKind.Space);
    private (int From, int To) _deep = (-1, -1);
    private int _segment;
    private int _next;

    /// <summary>Whether a view may have breaks that its parent has not: of lines that were joined or set back in one way no other is left.</summary>
    public static bool AreIn(View view) => view.Encoding is not (SecretEncoding.Wrapped or SecretEncoding.Folded or SecretEncoding.Indented);

    /// <summary>Searches the break at a line feed; they are given in ascending order.</summary>
    public void Run(int feed)
    {
        if (feed < _next)
        {
            return;
        }

        // Of what was decoded nearly all breaks are those of the parent.
        if (!_view.IsRoot && !_view.Touches(feed - LineBreaks.MostBefore, feed + LongestBreak, ref _segment))
        {
            return;
        }

        if (_isStreamed && TryReadBlanks(_text, feed, out var start, out var end))
        {
            if (_lines.IsFull)
            {
                SearchLines();
            }

            _lines.Add(_text, start, end);
            _next = end;
            return;
        }

        if (_isStreamed)
        {
            _lines.Close(_text, feed);
        }

        LineBreaks.TryRead(SecretEncoding.Wrapped, _text, Math.Max(0, feed - LineBreaks.MostBefore), feed, out var token);

        // A break that is the same in the parent is joined there, and what is escaped beside it is decoded behind that.
        if (!_view.Touches(token.Start - Beside, token.End + Beside, ref _segment))
        {
            return;
        }

        _next = token.End;
        var (first, last) = (token.Start - ShallowMargin, token.End + ShallowMargin);
        var isPlain = JoinedLines.TryRead(_text, token, _breaks.Next, ref first, ref last);
        if (_mayNest && (MayBreakRun(_text, token) || NearEscapes.Are(_text, token.Start, token.End)))
        {
            // Such breaks stand together: a value that is escaped and broken is so all over.
            if (token.Start - DeepMargin > _deep.To)
            {
                SearchDeep(_view, _deep);
                _deep.From = Math.Min(first, token.Start - DeepMargin);
            }

            if (token.End + DeepMargin > _deep.To)
            {
                _deep.To = EncodedText.EscapedEnd(_text, Math.Max(last, token.End + DeepMargin));
            }

            return;
        }

        if (_hasSpace)
        {
            AddFolds(_view, _folds, feed, token.End);
        }

        if (isPlain)
        {
            Add(_view, _breaks, SecretEncoding.Wrapped, Math.Min(first, token.Start - WindowPicker.Length), Math.Max(last, token.End + WindowPicker.Length));
        }
        else
        {
            SearchShallow(_view, SecretEncoding.Wrapped, Math.Min(first, token.Start - DeepMargin), Math.Max(last, token.End + DeepMargin));
        }
    }

    /// <summary>Searches what was put off.</summary>
    public readonly void Finish()
    {
        if (_isStreamed)
        {
            SearchLines();
        }

        SearchPlain(_view, _breaks, SecretEncoding.Wrapped);
        SearchPlain(_view, _folds, SecretEncoding.Folded);
        SearchDeep(_view, _deep);
    }

    private readonly void SearchLines()
    {
        if (_lines.Open is var (start, end))
        {
            // Over the break behind a short line nothing is read on here.
            var behind = _text[end..Math.Min(_text.Length, end + WindowPicker.Length)];
            if (behind.Length < WindowPicker.Length || behind.Contains((byte)'\n'))
            {
                SearchShallow(_view, SecretEncoding.Wrapped, start - DeepMargin, end + DeepMargin);
            }

            _lines.Close(_text, end + behind.Length);
        }

        var count = WindowSearch.Find(_scope, _lines.Bytes, out var found);
        _lines.Mark(found[..count]);
        while (_lines.TryTake(out var from, out var to))
        {
            SearchShallow(_view, SecretEncoding.Wrapped, from - ShallowMargin, to + ShallowMargin);
        }

        _lines.Restart();
    }

    // A break of blanks with nothing on either side that takes a closer look.
    private static bool TryReadBlanks(ReadOnlySpan<byte> text, int feed, out int start, out int end)
    {
        (start, end) = (0, 0);
        if (feed < Quick || feed + Quick > text.Length)
        {
            return false;
        }

        ref var bytes = ref MemoryMarshal.GetReference(text);
        var blanks = BitOperations.TrailingZeroCount(~Blanks(Vector256.LoadUnsafe(ref bytes, (nuint)feed + 1)));
        start = Unsafe.Add(ref bytes, feed - 1) == '\r' ? feed - 1 : feed;
        end = feed + 1 + blanks;
        return blanks < Vector256<byte>.Count
            && !JoinedLines.IsSpecial(Unsafe.Add(ref bytes, start - 1), Unsafe.Add(ref bytes, end))
            && !NearEscapes.MayBe(ref bytes, start, end);
    }

    // Runs of digits go on behind blanks by themselves, but not behind quotes or a backslash.
    private static bool MayBreakRun(ReadOnlySpan<byte> text, LocalDecoder.Token token) =>
        text[token.Start] is not ((byte)'\n' or (byte)'\r')
        && token.Start > 0 && DigitRuns.IsDigit(SecretEncoding.Base64, text[token.Start - 1])
        && token.End < text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, text[token.End]);

    private readonly void SearchDeep(View view, (int From, int To) part)
    {
        if (part.To < 0)
        {
            return;
        }

        var text = _scope.Text(view);
        _search.SearchDecoded(_search.Decode(view, SecretEncoding.Wrapped, part.From, part.To));

        // What is compressed and written with escapes may hold blanks, whatever the secret does, and begins long before the first.
        var mayBeBytes = view.Chain.Count + 3 <= _scope.Workspace.MaxDepth
            && BackslashEscapes.HoldBytes(text[Math.Max(0, part.From)..Math.Min(text.Length, part.To)]);
        if (mayBeBytes || _scope.Secrets.Kinds.HasFlag(WindowKind.Space))
        {
            var from = mayBeBytes ? EncodedText.EscapedStart(text, Math.Clamp(part.From, 0, text.Length)) : part.From;
            _search.SearchDecoded(_search.Decode(view, SecretEncoding.Folded, from, part.To));
        }
    }

    private readonly void Add(View view, BreakBatch breaks, SecretEncoding encoding, int from, int to)
    {
        breaks.Add(from, to);
        if (breaks.Count == BreakBatch.Room)
        {
            SearchPlain(view, breaks, encoding);
        }
    }

    // Each line feed of a break stands for a blank.
    private readonly void AddFolds(View view, BreakBatch folds, int feed, int end)
    {
        var text = _scope.Text(view);
        for (var next = 0; next >= 0; next = text[(feed + 1)..end].IndexOf((byte)'\n'), feed += next + 1)
        {
            var (from, to) = (feed - ShallowMargin, feed + ShallowMargin);
            if (FoldedLines.TryRead(text, feed, folds.Next, ref to))
            {
                Add(view, folds, SecretEncoding.Folded, from, Math.Max(to, end + WindowPicker.Length));
            }
            else
            {
                SearchShallow(view, SecretEncoding.Folded, from, to);
            }
        }
    }

    private readonly void SearchPlain(View view, BreakBatch breaks, SecretEncoding encoding)
    {
        if (breaks.Count == 0)
        {
            return;
        }

        Span<bool> isFound = stackalloc bool[BreakBatch.Room];
        isFound.Clear();
        var count = WindowSearch.Find(_scope, breaks.Bytes, out var places);
        foreach (var place in places[..count])
        {
            // Those that start behind the break reach over none, or into the next piece.
            isFound[place / BreakBatch.Piece] |= place % BreakBatch.Piece < WindowPicker.Length;
        }

        for (var index = 0; count > 0 && index < breaks.Count; index++)
        {
            if (isFound[index])
            {
                SearchShallow(view, encoding, breaks[index].From, breaks[index].To);
            }
        }

        breaks.Restart();
    }

    private readonly void SearchShallow(View view, SecretEncoding encoding, int from, int to)
    {
        var child = _search.Decode(view, encoding, from, to);
        WindowSearch.Run(_scope, child, 0, child.Length);
        _scope.Workspace.Return(child);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Blanks(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create((byte)' ')) | Vector256.Equals(bytes, Vector256.Create((byte)'\t'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r')) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))).ExtractMostSignificantBits();
}
