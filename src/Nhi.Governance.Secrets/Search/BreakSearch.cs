using System.Buffers;
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
    // An escape in a window over a break is this near, whatever is encoded within: sixteen digits of hexadecimal, and the rest of a reference.
    private const int SignsBefore = 32;
    private const int SignsBehind = 16;

    private const int ShallowMargin = 64;
    private const int DeepMargin = 256;

    // Bytes that must be there on either side for breaks to be read quickly.
    private const int Quick = 64;

    private static readonly SearchValues<byte> Escapes = SearchValues.Create("%\\&"u8);

    private readonly SearchScope _scope = scope;
    private readonly BlockSearch _search = search;

    /// <summary>Searches the breaks in a part of a view.</summary>
    public void Run(View view, int from, int to)
    {
        var text = _scope.Text(view);
        var mayNest = view.Chain.Count + 1 < _scope.Workspace.MaxDepth;
        var breaks = _scope.Workspace.Breaks(view.Chain.Count);
        var deep = (From: -1, To: -1);
        for (var at = from; at < to; at++)
        {
            var found = text[at..to].IndexOf((byte)'\n');
            if (found < 0)
            {
                break;
            }

            // Elsewhere the parent has it.
            at += found;
            if (!view.Touches(at - DeepMargin, at + DeepMargin))
            {
                continue;
            }

            var isPlain = TryReadQuickly(text, at, breaks.Next, out var token, out var hasEscapes);
            var (first, last) = (token.Start - WindowPicker.Length, token.End + WindowPicker.Length);
            if (!isPlain)
            {
                LineBreaks.TryRead(SecretEncoding.Wrapped, text, Math.Max(0, at - 40), at, out token);
                (first, last) = (token.Start - ShallowMargin, token.End + ShallowMargin);
                isPlain = JoinedLines.TryRead(text, token, breaks.Next, ref first, ref last);
                hasEscapes = text[token.Start] is not ((byte)'\n' or (byte)'\r')
                    || text[Math.Max(0, Math.Min(first, token.Start - SignsBefore))..Math.Min(text.Length, Math.Max(last, token.End + SignsBehind))].ContainsAny(Escapes);
            }

            if (mayNest && hasEscapes)
            {
                // Such breaks stand together: a value that is escaped and broken is so all over.
                if (token.Start - DeepMargin > deep.To)
                {
                    SearchDeep(view, deep);
                    deep.From = Math.Min(first, token.Start - DeepMargin);
                }

                deep.To = Math.Max(last, token.End + DeepMargin);
            }
            else if (isPlain)
            {
                breaks.Add(Math.Min(first, token.Start - WindowPicker.Length), Math.Max(last, token.End + WindowPicker.Length));
                if (breaks.Count == BreakBatch.Room)
                {
                    SearchPlain(view, breaks);
                }
            }
            else
            {
                SearchShallow(view, Math.Min(first, token.Start - DeepMargin), Math.Max(last, token.End + DeepMargin));
            }

            at = Math.Max(at, token.End - 1);
        }

        SearchPlain(view, breaks);
        SearchDeep(view, deep);
    }

    private void SearchDeep(View view, (int From, int To) part)
    {
        if (part.To >= 0)
        {
            _search.SearchDecoded(_search.Decode(view, SecretEncoding.Wrapped, part.From, EncodedText.EscapedEnd(_scope.Text(view), part.To)));
        }
    }

    private void SearchPlain(View view, BreakBatch breaks)
    {
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
                SearchShallow(view, breaks[index].From, breaks[index].To);
            }
        }

        breaks.Restart();
    }

    private void SearchShallow(View view, int from, int to)
    {
        var child = _search.Decode(view, SecretEncoding.Wrapped, from, to);
        WindowSearch.Run(_scope, child, 0, child.Length);
        _scope.Workspace.Return(child);
    }

    // A break of blanks between two lines that are long enough; anything else takes a closer look.
    private static bool TryReadQuickly(ReadOnlySpan<byte> text, int feed, Span<byte> joined, out LocalDecoder.Token token, out bool hasEscapes)
    {
        (token, hasEscapes) = (default, false);
        if (feed < Quick || feed + Quick > text.Length)
        {
            return false;
        }

        ref var bytes = ref MemoryMarshal.GetReference(text);
        var following = Vector256.LoadUnsafe(ref bytes, (nuint)feed + 1);
        var blanks = BitOperations.TrailingZeroCount(~(Has(following, ' ') | Has(following, '\t') | Has(following, '\r') | Has(following, '\n')));
        var start = text[feed - 1] == '\r' ? feed - 1 : feed;
        var end = feed + 1 + blanks;
        if (blanks == Vector256<byte>.Count || JoinedLines.IsSpecial(text[start - 1], text[end]))
        {
            return false;
        }

        var before = Vector256.LoadUnsafe(ref bytes, (nuint)(start - SignsBefore));
        var behind = Vector128.LoadUnsafe(ref bytes, (nuint)end).ToVector256();
        if (Has(before, '\n') >> (SignsBefore - WindowPicker.Length) != 0 || (Has(behind, '\n') & ((2u << WindowPicker.Length) - 1)) != 0)
        {
            return false;
        }

        Unsafe.CopyBlockUnaligned(ref joined[0], ref Unsafe.Add(ref bytes, start - WindowPicker.Length), WindowPicker.Length);
        Unsafe.CopyBlockUnaligned(ref joined[WindowPicker.Length], ref Unsafe.Add(ref bytes, end), WindowPicker.Length);
        token = new LocalDecoder.Token(start, end, 0, 0);
        hasEscapes = (Has(before, '%') | Has(before, '\\') | Has(before, '&') | Has(behind, '%') | Has(behind, '\\') | Has(behind, '&')) != 0;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Has(Vector256<byte> bytes, char value) => Vector256.Equals(bytes, Vector256.Create((byte)value)).ExtractMostSignificantBits();
}
