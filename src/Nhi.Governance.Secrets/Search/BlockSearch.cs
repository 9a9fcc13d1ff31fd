using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Searches one block of a text: the windows in it as they are, and, as deep as is asked, those that only show when something is decoded. What
/// an encoding changes here and there only is decoded only there.
/// </summary>
internal readonly ref struct BlockSearch(SearchScope scope)
{
    // Behind what an indented line feed is decoded with.
    private const int DeepMargin = 256;

    private const int Step = SearchWorkspace.HitsOf;

    // Bytes of the marks of compressed members.
    private static readonly SearchValues<byte> Marks = SearchValues.Create((ReadOnlySpan<byte>)[0x1F, 3, 1, (byte)'^', 0x9C, 0xDA]);
    private static readonly SearchValues<byte> Changes = SearchValues.Create("%\\&\n\0"u8);

    private readonly SearchScope _scope = scope;

    private SearchWorkspace Workspace => _scope.Workspace;

    /// <summary>Searches a block.</summary>
    /// <param name="start">Where it starts in the text.</param>
    /// <param name="end">Where it ends.</param>
    public void Run(int start, int end) => Search(_scope.Root, start, end);

    private void Search(View view, int from, int to)
    {
        WindowSearch.Run(_scope, view, from, to);
        if (view.Chain.Count >= Workspace.MaxDepth)
        {
            return;
        }

        SearchEncoded(view, from, to);
        if (_scope.Secrets.Kinds.HasFlag(WindowKind.LineFeed) && BreakSearch.AreIn(view) && _scope.Text(view)[from..to].Contains((byte)'\n'))
        {
            var margin = view.Chain.Count + 1 < Workspace.MaxDepth ? DeepMargin : 2 * WindowPicker.Length;
            SearchDecoded(Decode(view, SecretEncoding.Indented, from - margin, to + margin));
        }
    }

    // A part is classified once, and what was noticed is searched then.
    private void SearchEncoded(View view, int from, int to)
    {
        var text = _scope.Text(view);
        var hits = Workspace.Hits(view.Chain.Count);
        var sites = new SiteSearch(_scope, this, view);
        var breaks = new BreakSearch(_scope, this, view);
        var runs = new RunSearch(_scope, this, view);
        var (hasBreaks, hasRuns) = (BreakSearch.AreIn(view), RunSearch.AreIn(view));
        for (var at = from; at < to; at += Step)
        {
            var count = RunFinder.Find(text, at, Math.Min(to, at + Step), Workspace.Maps, _scope.IsBinary, hits);
            foreach (var hit in hits.AsSpan(0, count))
            {
                var (place, kind) = (hit >> RunFinder.KindBits, hit & RunFinder.KindMask);
                if (kind == RunFinder.Site)
                {
                    sites.Run(place);
                    continue;
                }

                if (kind == RunFinder.Break && hasBreaks)
                {
                    breaks.Run(place);
                }

                if (hasRuns && runs.IsWithin(place))
                {
                    runs.Run(place, kind);
                }
            }
        }

        breaks.Finish();
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

    /// <summary>Decodes a part of a view.</summary>
    public View Decode(View view, SecretEncoding encoding, int from, int to)
    {
        var text = _scope.Text(view);
        var child = Workspace.Rent(view, encoding);
        LocalDecoder.Decode(encoding, text, LocalDecoder.Align(encoding, text, from), Math.Min(to, text.Length), child);
        return child;
    }

    /// <summary>Searches the compressed member whose mark has a byte, if there is one.</summary>
    public void SearchMember(View view, int site)
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
}
