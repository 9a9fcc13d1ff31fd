namespace Nhi.Governance.Secrets;

/// <summary>Finds credentials of the formats of <see cref="SecretFormats.All"/> in a text that is in memory as a whole.</summary>
/// <remarks>
/// It is plain on purpose and says what a match is: anything faster must find the same. Time is linear in the text, also for text made to be
/// slow; text without a match allocates nothing. A token counts only when no character of its own alphabet stands before or after it.
/// A match contained in another is not reported: the outer one is.
/// Safe for concurrent use: it has no state.
/// </remarks>
public static class SecretScanner
{
    /// <summary>Scans a text.</summary>
    /// <typeparam name="TSink">The sink's type; a ref struct is allowed.</typeparam>
    /// <param name="utf8">The text in UTF-8 or another extension of ASCII; any bytes are allowed. UTF-16 is for <see cref="ScanSession"/>.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    public static void Scan<TSink>(ReadOnlySpan<byte> utf8, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        var progress = default(ScanProgress);
        progress.Scan(utf8, utf8.Length, ref sink);
    }
}
