namespace Nhi.Governance.Secrets;

/// <summary>Searches what begins at single bytes: escapes, zeros of UTF-16, compressed members. What an encoding changes here and there only is decoded only there.</summary>
internal ref struct SiteSearch(SearchScope scope, BlockSearch search, View view)
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

    private readonly SearchScope _scope = scope;
    private readonly BlockSearch _search = search;
    private readonly View _view = view;
    private readonly ReadOnlySpan<byte> _text = scope.Text(view);

    // Up to where each was decoded.
    private int _percent;
    private int _backslash;
    private int _html;
    private int _wide;
    private int _next;

    private readonly SearchWorkspace Workspace => _scope.Workspace;

    /// <summary>Searches what begins at a byte; they are given in ascending order.</summary>
    public void Run(int at)
    {
        if (at < _next)
        {
            return;
        }

        switch (_text[at])
        {
            case (byte)'%' when at >= _percent:
                SearchIsland(SecretEncoding.Percent, at, ref _percent);
                break;
            case (byte)'\\' when at >= _backslash:
                SearchIsland(SecretEncoding.Backslash, at, ref _backslash);
                break;
            case (byte)'&' when at >= _html:
                SearchIsland(SecretEncoding.Html, at, ref _html);
                break;

            // In a local view these are looked for only where they were escaped: elsewhere the parent has them.
            case 0 when _view.Touches(at, at + 1):
                SearchWide(at);
                _next = SearchUtf16(at) + 1;
                break;
            case not ((byte)'%' or (byte)'\\' or (byte)'&' or 0):
                _search.SearchMember(_view, at);
                break;
        }
    }

    private readonly void SearchIsland(SecretEncoding encoding, int site, ref int done)
    {
        var text = _text;
        if (!LocalDecoder.TryNext(encoding, text, site, site + 1, out var token) || LocalDecoder.Align(encoding, text, site) != site)
        {
            return;
        }

        var remaining = Workspace.MaxDepth - _view.Chain.Count - 1;
        var margin = remaining == 0 ? LastMargin : PlainMargin;
        var end = token.End;
        var last = remaining > 0 ? EncodedText.End(text, EncodedText.OverBlanks(text, token)) : end;
        var before = EncodedText.BackOverBlanks(text, token);
        while (end - site < LongestIsland && LocalDecoder.TryNext(encoding, text, end, Math.Min(text.Length, last + (2 * margin)), out token))
        {
            end = token.End;
            last = remaining == 0 ? end : end < last ? last : EncodedText.End(text, EncodedText.OverBlanks(text, token));
        }

        // Of what is too long the end is looked at again with what follows.
        done = end - site < LongestIsland ? end : end - KnownSecretSession.Reach;
        var first = remaining > 0 ? EncodedText.Start(text, before) : site;
        if (!_view.Touches(first - margin, last + margin))
        {
            return;
        }

        var child = _search.Decode(_view, encoding, first - margin, last + margin);
        if (remaining > 0 && NearEscapes.AreIn(child.Bytes))
        {
            margin = remaining == 1 ? EscapedMargin : DeepMargin;
            Workspace.Return(child);
            child = _search.Decode(_view, encoding, first - margin, last + margin);
        }

        _search.SearchDecoded(child);
    }

    // Returns the last byte that need not be looked at again.
    private readonly int SearchUtf16(int zero)
    {
        var text = _text;
        if (Utf16Runs.CountZeros(text, zero) < Utf16Runs.MinZeros)
        {
            var run = text[zero..].IndexOfAnyExcept((byte)0);
            return run < 0 ? text.Length - 1 : Math.Max(zero, zero + run - 2);
        }

        var child = Workspace.Rent(_view, SecretEncoding.Utf16);
        var last = Utf16Runs.Decode(text, zero, LongestUtf16, child);
        var isCut = child.Length >= LongestUtf16;
        child.IsCut = isCut;
        _search.SearchDecoded(child);
        return isCut ? last - KnownSecretSession.Reach : last - 1;
    }

    // Characters beyond ASCII have no zeros, and those of a zip entry's header may be zero: what is near one is read in either byte order.
    private void SearchWide(int zero)
    {
        var text = _text;
        if (zero < _wide || !(_scope.Secrets.Kinds.HasFlag(WindowKind.Wide) || Utf16Runs.AreOfZip(text, zero)))
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

        _wide = end - zero < 2 * LongestUtf16 ? end : end - KnownSecretSession.Reach;
        for (var way = 0; way < 4; way++)
        {
            var child = Workspace.Rent(_view, SecretEncoding.Utf16);
            Utf16Runs.Convert(text, Math.Max(0, zero - WideMargin) + (way & 1), Math.Min(text.Length, end + WideMargin), isBigEndian: way >= 2, child);
            if (child.Length >= SearchWorkspace.Tile || _search.IsWorthwhile(child))
            {
                _search.SearchDecoded(child);
            }
            else
            {
                Workspace.Return(child);
            }
        }
    }
}
