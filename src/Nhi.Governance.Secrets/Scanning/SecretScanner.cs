using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Finds credentials of known formats in a text that is in memory as a whole.</summary>
/// <remarks>
/// Time is linear in the text, also for text made to be slow; text without a match allocates nothing. A token counts only when no character of
/// its own alphabet stands before or after it, but for one that ends an escape, as in <c>\nghp_…</c>. A match contained in another is not
/// reported: the outer one is. Of formats that match the same place the one that says most is reported.
/// Safe for concurrent use: it has no state.
/// </remarks>
public static class SecretScanner
{
    /// <summary>Scans a text for the formats of <see cref="ScanOptions.Default"/>.</summary>
    /// <typeparam name="TSink">The sink's type; a ref struct is allowed.</typeparam>
    /// <param name="utf8">The text in UTF-8 or another extension of ASCII; any bytes are allowed. UTF-16 is for <see cref="ScanSession"/>.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    public static void Scan<TSink>(ReadOnlySpan<byte> utf8, ref TSink sink)
        where TSink : IMatchSink, allows ref struct => Scan(utf8, ScanOptions.Default, ref sink);

    /// <summary>Scans a text.</summary>
    /// <typeparam name="TSink">The sink's type; a ref struct is allowed.</typeparam>
    /// <param name="utf8">The text in UTF-8 or another extension of ASCII; any bytes are allowed. UTF-16 is for <see cref="ScanSession"/>.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    public static void Scan<TSink>(ReadOnlySpan<byte> utf8, ScanOptions options, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(options);
        var progress = default(ScanProgress);
        progress.Scan(utf8, utf8.Length, last: true, options.Bits, ref sink);
    }
    /// <summary>Whether a text holds a credential of a format of <see cref="ScanOptions.Default"/>: what a name, a purpose or a note should never do.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sink = default(AnyMatch);
        Scan(Encoding.UTF8.GetBytes(text), ref sink);
        return sink.Found;
    }

    private ref struct AnyMatch : IMatchSink
    {
        public bool Found { get; private set; }

        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) => Found = true;
    }
}
