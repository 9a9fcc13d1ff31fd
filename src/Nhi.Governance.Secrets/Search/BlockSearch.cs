using System.Buffers;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Searches one block of a text: the windows in it as they are, and, as deep as is asked, those that only show when something is decoded. What
/// an encoding changes here and there only is decoded only there.
/// </summary>
internal readonly ref struct BlockSearch(SearchScope scope)
{
    // Some text on either side of an escape, so that a window that reaches over it is whole, and what is encoded once more within.
    private const int LastMargin = WindowPicker.Length;
    private const int PlainMargin = 40;
    private const int EscapedMargin = 64;
    private const int DeepMargin = 256;
    private const int LongestIsland = 2 * KnownSecretSession.Reach;

    // A character of ASCII, which has a zero, is that near in text of any language.
    private const int WideMargin = 128;
    private const int LongestUtf16 = KnownSecretSession.Reach;

    // Escapes; zeros for UTF-16; bytes of the marks of compressed members.
    private static readonly byte[] MarkBytes = [0x1F, 3, 1, (byte)'^', 0x9C, 0xDA];
    private static readonly SearchValues<byte> Marks = SearchValues.Create(MarkBytes);
    private static readonly SearchValues<byte> Sites = SearchValues.Create([.. "%\\&\0"u8, .. MarkBytes]);
    private static readonly SearchValues<byte> Changes = SearchValues.Create("%\\&\n\0"u8);
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("%\\&"u8);

    private readonly SearchScope _scope = scope;

    private SearchWorkspace Workspace => _scope.Workspace;

    /// <summary>Searches a block.</summary>
    /// <param name="start">Where it starts in the text.</param>
    /// <param name="end">Where it ends.</param>
    public void Run(int start, int end) => Search(_scope.Root, start, end);

    private void Search(View view, int from, int to)
    {
        WindowSearch.Run(_scope, view, from, to);
        if (view.Chain.Count < Workspace.MaxDepth)
        {
            SearchSites(view, from, to);
            SearchBreaks(view, from, to);
            new RunSearch(_scope, this).Run(view, from, to);
        }
    }

    /// <summary>Searches what was decoded, and takes it back.</summary>
    public void SearchDecoded(View child)
    {
        if (child.Length >= WindowPicker.ShortLength && (child.Tokens > 0 || !child.IsLocal) && Workspace.MayDecode(child.Length))
        {
            Search(child, 0, child.Length);
        }

        Workspace.Return(child);
    }

    /// <summary>Whether a few bytes, most of which are of chance, may hold a window or be encoded once more.</summary>
    public bool IsWorthwhile(View child) => IsWorthwhile(child.Bytes, child.Chain.Count);

    /// <summary>The same of bytes at a depth.</summary>
    public bool IsWorthwhile(ReadOnlySpan<byte> bytes, int depth) =>
        (depth < Workspace.MaxDepth && (EncodedText.HasDigits(bytes, RunSearch.ShortestRun) || bytes.ContainsAny(Changes))) || WindowSearch.MayHold(_scope, bytes);

    /// <summary>Searches the compressed members in what was decoded, and nothing else.</summary>
    public void SearchMembers(View child)
    {
        for (var at = 0; at < child.Length; at++)
        {
            var found = child.Bytes[at..].IndexOfAny(Marks);
            if (found < 0)
            {
                return;
            }

            at += found;
            SearchMember(child, at);
        }
    }

    private void SearchSites(View view, int from, int to)
    {
        var text = _scope.Text(view);
        var done = default(Done);
        for (var at = from; at < to; at++)
        {
            var found = text[at..to].IndexOfAny(Sites);
            if (found < 0)
            {
                return;
            }

            at += found;
            switch (text[at])
            {
                case (byte)'%':
                    SearchIsland(view, SecretEncoding.Percent, at, ref done.Percent);
                    break;
                case (byte)'\\':
                    SearchIsland(view, SecretEncoding.Backslash, at, ref done.Backslash);
                    break;
                case (byte)'&':
                    SearchIsland(view, SecretEncoding.Html, at, ref done.Html);
                    break;

                // In a local view these are looked for only where they were escaped: elsewhere the parent has them.
                case 0 when view.Touches(at, at + 1):
                    SearchWide(view, at, ref done.Wide);
                    at = SearchUtf16(view, at);
                    break;
                case not 0:
                    SearchMember(view, at);
                    break;
            }
        }
    }

    private void SearchIsland(View view, SecretEncoding encoding, int site, ref int done)
    {
        var text = _scope.Text(view);
        if (site < done || !LocalDecoder.TryNext(encoding, text, site, site + 1, out var token) || LocalDecoder.Align(encoding, text, site) != site)
        {
            return;
        }

        var remaining = Workspace.MaxDepth - view.Chain.Count - 1;
        var margin = remaining == 0 ? LastMargin : PlainMargin;
        var end = token.End;
        var last = remaining > 0 ? EncodedText.End(text, end) : end;
        while (end - site < LongestIsland && LocalDecoder.TryNext(encoding, text, end, Math.Min(text.Length, last + (2 * margin)), out token))
        {
            end = token.End;
            last = remaining == 0 ? end : end < last ? last : EncodedText.End(text, end);
        }

        // Of what is too long the end is looked at again with what follows.
        done = end - site < LongestIsland ? end : end - KnownSecretSession.Reach;
        var first = remaining > 0 ? EncodedText.Start(text, site) : site;
        if (!view.Touches(first - margin, last + margin))
        {
            return;
        }

        var child = Decode(view, encoding, first - margin, last + margin);
        if (remaining > 0 && child.Bytes.ContainsAny(Escapes))
        {
            margin = remaining == 1 ? EscapedMargin : DeepMargin;
            Workspace.Return(child);
            child = Decode(view, encoding, first - margin, last + margin);
        }

        SearchDecoded(child);
    }

    private void SearchBreaks(View view, int from, int to)
    {
        var kinds = _scope.Secrets.Kinds;
        var text = _scope.Text(view);

        // Of lines that were joined or set back in one way no other is left, that the parent has not.
        if (view.Encoding is SecretEncoding.Wrapped or SecretEncoding.Folded or SecretEncoding.Indented || !text[from..to].Contains((byte)'\n'))
        {
            return;
        }

        new BreakSearch(_scope, this).Run(view, from, to);
        if (kinds.HasFlag(WindowKind.LineFeed))
        {
            var margin = view.Chain.Count + 1 < Workspace.MaxDepth ? DeepMargin : 2 * WindowPicker.Length;
            SearchDecoded(Decode(view, SecretEncoding.Indented, from - margin, to + margin));
        }
    }

    /// <summary>Decodes a part of a view.</summary>
    public View Decode(View view, SecretEncoding encoding, int from, int to)
    {
        var text = _scope.Text(view);
        var child = Workspace.Rent(view, encoding);
        LocalDecoder.Decode(encoding, text, LocalDecoder.Align(encoding, text, from), Math.Min(to, text.Length), child);
        return child;
    }

    // Returns the last byte that need not be looked at again.
    private int SearchUtf16(View view, int zero)
    {
        var text = _scope.Text(view);
        if (Utf16Runs.CountZeros(text, zero) < Utf16Runs.MinZeros)
        {
            var run = text[zero..].IndexOfAnyExcept((byte)0);
            return run < 0 ? text.Length - 1 : Math.Max(zero, zero + run - 2);
        }

        var child = Workspace.Rent(view, SecretEncoding.Utf16);
        var last = Utf16Runs.Decode(text, zero, LongestUtf16, child);
        var isCut = child.Length >= LongestUtf16;
        child.IsCut = isCut;
        SearchDecoded(child);
        return isCut ? last - KnownSecretSession.Reach : last - 1;
    }

    // Characters beyond ASCII have no zeros, and those of a zip entry's header may be zero: what is near one is read in either byte order.
    private void SearchWide(View view, int zero, ref int done)
    {
        var text = _scope.Text(view);
        if (zero < done || !(_scope.Secrets.Kinds.HasFlag(WindowKind.Wide) || Utf16Runs.AreOfZip(text, zero)))
        {
            return;
        }

        var end = zero + 1;
        while (end - zero < 2 * LongestUtf16)
        {
            var next = text[end..Math.Min(text.Length, end + WideMargin)].IndexOf((byte)0);
            if (next < 0)
            {
                break;
            }

            end += next + 1;
        }

        done = end - zero < 2 * LongestUtf16 ? end : end - KnownSecretSession.Reach;
        for (var way = 0; way < 4; way++)
        {
            var child = Workspace.Rent(view, SecretEncoding.Utf16);
            Utf16Runs.Convert(text, Math.Max(0, zero - WideMargin) + (way & 1), Math.Min(text.Length, end + WideMargin), isBigEndian: way >= 2, child);
            if (child.Length >= SearchWorkspace.Tile || IsWorthwhile(child))
            {
                SearchDecoded(child);
            }
            else
            {
                Workspace.Return(child);
            }
        }
    }

    private void SearchMember(View view, int site)
    {
        var text = _scope.Text(view);
        if (!CompressedMembers.TryRead(text, site, out var start, out var data) || IsSoundInParent(view, start, data))
        {
            return;
        }

        var child = Workspace.Rent(view, SecretEncoding.Compressed);
        var most = Math.Min(View.MaxLength, Workspace.Decodable);
        var isWhole = Inflater.TryInflate(text[data..Math.Min(text.Length, data + most)], most, child, out var used);
        if (!Workspace.MayDecode(used))
        {
            Workspace.Return(child);
            return;
        }

        child.Member = (start, data + used);

        // A break or an escape that is none, but chance within a member, spoils it: the parent has it sound.
        var isSpoilt = view.IsLocal && !isWhole && data + used < text.Length && child.Length < most;
        if (isSpoilt || !view.Touches(start, data + used))
        {
            Workspace.Return(child);
            return;
        }

        // What ends where the text does has no more of it.
        if (!isWhole && (child.Length >= most || used >= most || (data + used >= text.Length && _scope.IsCut(view))))
        {
            Workspace.Limit();
        }

        SearchDecoded(child);
    }

    // A break or an escape may be one by chance, within a member that is sound without it.
    private bool IsSoundInParent(View view, int start, int data)
    {
        if (!view.IsLocal || view.Touches(start, data) || view.Parent is not { } parent)
        {
            return false;
        }

        var text = _scope.Text(parent);
        var place = view.StartOf(start) + data - start;
        var most = Math.Min(View.MaxLength, Workspace.Decodable);
        var child = Workspace.Rent(parent, SecretEncoding.Compressed);
        var isSound = Inflater.TryInflate(text[place..Math.Min(text.Length, place + most)], most, child, out var used);
        isSound |= !Workspace.MayDecode(used + child.Length);
        Workspace.Return(child);
        return isSound;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Done
    {
        public int Percent;
        public int Backslash;
        public int Html;
        public int Wide;
    }
}
