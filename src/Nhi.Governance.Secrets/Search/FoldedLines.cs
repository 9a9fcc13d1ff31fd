namespace Nhi.Governance.Secrets;

/// <summary>Reads the few bytes around a break of lines that stands for a blank, and whatever breaks are within them.</summary>
internal static class FoldedLines
{
    /// <summary>Reads one byte fewer than a window has before a break, a blank, and as many bytes behind as a window has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="feed">The line feed.</param>
    /// <param name="folded">Takes the bytes.</param>
    /// <param name="last">Where they end, if that is behind.</param>
    /// <returns>Whether there are as many.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, int feed, Span<byte> folded, ref int last)
    {
        var half = folded.Length / 2;
        folded[half - 1] = (byte)' ';
        var at = feed > 0 && text[feed - 1] == '\r' ? feed - 1 : feed;
        for (var index = half - 2; index >= 0; index--)
        {
            at = SkipIndentBack(text, at);
            if (at == 0)
            {
                return false;
            }

            at--;
            folded[index] = text[at] == '\n' ? (byte)' ' : text[at];
            at -= text[at] == '\n' && at > 0 && text[at - 1] == '\r' ? 1 : 0;
        }

        at = LineBreaks.SkipSpace(text, feed + 1, acrossLines: false);
        for (var index = half; index < folded.Length; index++)
        {
            if (at >= text.Length)
            {
                return false;
            }

            var isBreak = text[at] == '\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');
            folded[index] = isBreak ? (byte)' ' : text[at];
            at = isBreak ? LineBreaks.SkipSpace(text, at + (text[at] == '\r' ? 2 : 1), acrossLines: false) : at + 1;
        }

        last = Math.Max(last, at);
        return true;
    }

    // Blanks behind a line feed are no text.
    private static int SkipIndentBack(ReadOnlySpan<byte> text, int at)
    {
        var before = at;
        while (before > 0 && at - before < LineBreaks.MaxLength && text[before - 1] is (byte)' ' or (byte)'\t')
        {
            before--;
        }

        return before > 0 && text[before - 1] == '\n' ? before : at;
    }
}
