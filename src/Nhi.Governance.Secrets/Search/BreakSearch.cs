using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Searches windows that reach over a break of lines. Breaks are everywhere, so the few bytes on either side of many are looked at together, and
/// lines are joined only where those tell that there is something or that something is escaped as well.
/// </summary>
internal readonly ref struct BreakSearch(SearchScope scope, BlockSearch search)
{
    private const int ShallowMargin = 64;
    private const int DeepMargin = 256;

    // What is beside a break and decides how it is read.
    private const int Beside = 2;

    // Bytes that must be there on either side for breaks to be read quickly.
    private const int Quick = 64;

    private readonly SearchScope _scope = scope;
    private readonly BlockSearch _search = search;

    /// <summary>Searches the breaks in a part of a view.</summary>
    public void Run(View view, int from, int to)
    {
        var text = _scope.Text(view);
        var mayNest = view.Chain.Count + 1 < _scope.Workspace.MaxDepth;
        var hasSpace = _scope.Secrets.Kinds.HasFlag(WindowKind.Space);
        var breaks = _scope.Workspace.Breaks(view.Chain.Count);
        var folds = _scope.Workspace.Folds(view.Chain.Count);
        var deep = (From: -1, To: -1);
        var segment = 0;
        for (var at = from; at < to; at++)
        {
            var found = text[at..to].IndexOf((byte)'\n');
            if (found < 0)
            {
                break;
            }

            at += found;
            var isQuick = TryReadQuickly(text, at, view.IsRoot, breaks.Next, out var token);
            var isPlain = isQuick;
            var (first, last) = (token.Start - WindowPicker.Length, token.End + WindowPicker.Length);
            if (!isQuick)
            {
                LineBreaks.TryRead(SecretEncoding.Wrapped, text, Math.Max(0, at - LineBreaks.MostBefore), at, out token);
                (first, last) = (token.Start - ShallowMargin, token.End + ShallowMargin);
                isPlain = JoinedLines.TryRead(text, token, breaks.Next, ref first, ref last);
            }

            // A break that is the same in the parent is joined there, and what is escaped beside it is decoded behind that.
            if (!view.Touches(token.Start - Beside, token.End + Beside, ref segment))
            {
                continue;
            }

            if (mayNest && (MayBreakRun(text, token) || NearEscapes.Are(text, token.Start, token.End)))
            {
                // Such breaks stand together: a value that is escaped and broken is so all over.
                if (token.Start - DeepMargin > deep.To)
                {
                    SearchDeep(view, deep);
                    deep.From = Math.Min(first, token.Start - DeepMargin);
                }

                if (token.End + DeepMargin > deep.To)
                {
                    deep.To = EncodedText.EscapedEnd(text, Math.Max(last, token.End + DeepMargin));
                }
            }
            else
            {
                if (hasSpace)
                {
                    AddFolds(view, folds, at, token.End, isQuick ? breaks.Next : default);
                }

                if (isPlain)
                {
                    Add(view, breaks, SecretEncoding.Wrapped, Math.Min(first, token.Start - WindowPicker.Length), Math.Max(last, token.End + WindowPicker.Length));
                }
                else
                {
                    SearchShallow(view, SecretEncoding.Wrapped, Math.Min(first, token.Start - DeepMargin), Math.Max(last, token.End + DeepMargin));
                }
            }

            at = Math.Max(at, token.End - 1);
        }

        SearchPlain(view, breaks, SecretEncoding.Wrapped);
        SearchPlain(view, folds, SecretEncoding.Folded);
        SearchDeep(view, deep);
    }

    // Runs of digits go on behind blanks by themselves, but not behind quotes or a backslash.
    private static bool MayBreakRun(ReadOnlySpan<byte> text, LocalDecoder.Token token) =>
        text[token.Start] is not ((byte)'\n' or (byte)'\r')
        && token.Start > 0 && DigitRuns.IsDigit(SecretEncoding.Base64, text[token.Start - 1])
        && token.End < text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, text[token.End]);

    private void SearchDeep(View view, (int From, int To) part)
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

    private void Add(View view, BreakBatch breaks, SecretEncoding encoding, int from, int to)
    {
        breaks.Add(from, to);
        if (breaks.Count == BreakBatch.Room)
        {
            SearchPlain(view, breaks, encoding);
        }
    }

    // Each line feed of a break stands for a blank. Of a single one between long lines the bytes on either side are those of the joined lines.
    private void AddFolds(View view, BreakBatch folds, int feed, int end, ReadOnlySpan<byte> joined)
    {
        var text = _scope.Text(view);
        for (var next = 0; next >= 0; next = text[(feed + 1)..end].IndexOf((byte)'\n'), feed += next + 1)
        {
            var (from, to) = (feed - ShallowMargin, feed + ShallowMargin);
            if (joined.IsEmpty || text[(feed + 1)..end].Contains((byte)'\n'))
            {
                joined = default;
                if (!FoldedLines.TryRead(text, feed, folds.Next, ref to))
                {
                    SearchShallow(view, SecretEncoding.Folded, from, to);
                    continue;
                }
            }
            else
            {
                joined[1..WindowPicker.Length].CopyTo(folds.Next);
                folds.Next[WindowPicker.Length - 1] = (byte)' ';
                joined[WindowPicker.Length..].CopyTo(folds.Next[WindowPicker.Length..]);
            }

            Add(view, folds, SecretEncoding.Folded, from, Math.Max(to, end + WindowPicker.Length));
        }
    }

    private void SearchPlain(View view, BreakBatch breaks, SecretEncoding encoding)
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

    private void SearchShallow(View view, SecretEncoding encoding, int from, int to)
    {
        var child = _search.Decode(view, encoding, from, to);
        WindowSearch.Run(_scope, child, 0, child.Length);
        _scope.Workspace.Return(child);
    }

    // A break of blanks between two lines that are long enough; anything else takes a closer look. Of the breaks that a window reaches over the first one
    // sees all of it, where every break is looked at: then blanks before this one need not be told from those behind one before.
    private static bool TryReadQuickly(ReadOnlySpan<byte> text, int feed, bool isFirstSeen, Span<byte> joined, out LocalDecoder.Token token)
    {
        token = default;
        if (feed < Quick || feed + Quick > text.Length)
        {
            return false;
        }

        ref var bytes = ref MemoryMarshal.GetReference(text);
        var following = Vector256.LoadUnsafe(ref bytes, (nuint)feed + 1);
        var blanks = BitOperations.TrailingZeroCount(~(Has(following, ' ') | Has(following, '\t') | Has(following, '\r') | Has(following, '\n')));
        var start = text[feed - 1] == '\r' ? feed - 1 : feed;
        var end = feed + 1 + blanks;
        if (blanks == Vector256<byte>.Count || JoinedLines.IsSpecial(text[start - 1], text[end]) || JoinedLines.IsInBreak(text, end, end + WindowPicker.Length))
        {
            return false;
        }

        var before = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, start - WindowPicker.Length));
        var behind = Vector128.LoadUnsafe(ref bytes, (nuint)end).ToVector256();
        if ((!isFirstSeen && (byte)before <= ' ') || Has(Vector256.CreateScalar(before).AsByte(), '\n') != 0 || (Has(behind, '\n') & ((2u << WindowPicker.Length) - 1)) != 0)
        {
            return false;
        }

        Unsafe.WriteUnaligned(ref joined[0], before);
        Unsafe.CopyBlockUnaligned(ref joined[WindowPicker.Length], ref Unsafe.Add(ref bytes, end), WindowPicker.Length);
        token = new LocalDecoder.Token(start, end, 0, 0);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Has(Vector256<byte> bytes, char value) => Vector256.Equals(bytes, Vector256.Create((byte)value)).ExtractMostSignificantBits();
}
