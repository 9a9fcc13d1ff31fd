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
    private const int LongestUtf16 = KnownSecretSession.Reach;

    // Escapes; zeros for UTF-16; bytes of the marks of compressed members.
    private static readonly byte[] MarkBytes = [0x1F, 3, 1, (byte)'^', 0x9C, 0xDA];
    private static readonly SearchValues<byte> Marks = SearchValues.Create(MarkBytes);
    private static readonly SearchValues<byte> Sites = SearchValues.Create([.. "%\\&\0"u8, .. MarkBytes]);
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
        if (child.Length >= WindowPicker.ShortLength && Workspace.MayDecode(child.Length))
        {
            Search(child, 0, child.Length);
        }

        Workspace.Return(child);
    }

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
                    at = SearchUtf16(view, at);
                    break;
                case not 0 when view.Touches(at, at + 1):
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
        while (end - site < LongestIsland
            && LocalDecoder.TryNext(encoding, text, end, Math.Min(text.Length, (remaining > 0 ? EncodedText.End(text, end) : end) + (2 * margin)), out token))
        {
            end = token.End;
        }

        // Of what is too long the end is looked at again with what follows.
        done = end - site < LongestIsland ? end : end - KnownSecretSession.Reach;
        var (first, last) = remaining > 0 ? (EncodedText.Start(text, site), EncodedText.End(text, end)) : (site, end);
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
        if (!_scope.Text(view)[from..to].Contains((byte)'\n'))
        {
            return;
        }

        new BreakSearch(_scope, this).Run(view, from, to);
        var margin = view.Chain.Count + 1 < Workspace.MaxDepth ? DeepMargin : 2 * WindowPicker.Length;
        if (kinds.HasFlag(WindowKind.Space))
        {
            SearchDecoded(Decode(view, SecretEncoding.Folded, from - margin, to + margin));
        }

        if (kinds.HasFlag(WindowKind.LineFeed))
        {
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
        if (zero + 1 < text.Length && text[zero + 1] == 0)
        {
            var run = text[zero..].IndexOfAnyExcept((byte)0);
            return run < 0 ? text.Length - 1 : zero + run - 2;
        }

        if (Utf16Runs.CountZeros(text, zero) < Utf16Runs.MinZeros)
        {
            return zero;
        }

        var child = Workspace.Rent(view, SecretEncoding.Utf16);
        var last = Utf16Runs.Decode(text, zero, LongestUtf16, child);
        var isCut = child.Length >= LongestUtf16;
        SearchDecoded(child);
        return isCut ? last - KnownSecretSession.Reach : last;
    }

    private void SearchMember(View view, int site)
    {
        var text = _scope.Text(view);
        if (!CompressedMembers.TryRead(text, site, out var start, out var data))
        {
            return;
        }

        var child = Workspace.Rent(view, SecretEncoding.Compressed);
        var isWhole = Inflater.TryInflate(text[data..], View.MaxLength, child, out var used);
        child.Member = (start, data + used);
        if (!isWhole && (child.Length >= View.MaxLength || data + used >= text.Length))
        {
            Workspace.Limit();
        }

        SearchDecoded(child);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Done
    {
        public int Percent;
        public int Backslash;
        public int Html;
    }
}
