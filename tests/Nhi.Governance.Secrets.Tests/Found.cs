namespace Nhi.Governance.Secrets.Tests;

/// <summary>A match with its bytes as text, comparable.</summary>
internal sealed record Found(SecretMatch Match, string Text, string Secret)
{
    public string Id => Match.Format.Id;

    public static List<Found> In(string text) => In(System.Text.Encoding.UTF8.GetBytes(text));

    public static List<Found> In(ReadOnlySpan<byte> text)
    {
        var sink = new FoundSink();
        SecretScanner.Scan(text, ref sink);
        return sink.All;
    }
}
