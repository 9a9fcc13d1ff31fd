namespace Nhi.Governance.Secrets.Tests;

/// <summary>A match with its bytes as text, comparable.</summary>
internal sealed record Found(SecretMatch Match, string Text, string Secret)
{
    public string Id => Match.Format.Id;

    public static List<Found> In(string text, ScanOptions? options = null) => In(System.Text.Encoding.UTF8.GetBytes(text), options);

    public static List<Found> In(ReadOnlySpan<byte> text, ScanOptions? options = null)
    {
        var sink = new FoundSink();
        SecretScanner.Scan(text, options ?? ScanOptions.Default, ref sink);
        return sink.All;
    }
}
