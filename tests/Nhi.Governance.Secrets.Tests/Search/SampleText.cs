namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Ordinary text: source, JSON, prose and logs in a jumble.</summary>
internal static class SampleText
{
    private static readonly string[] Pieces =
    [
        "    public async Task<Result> GetOrderAsync(string orderId, CancellationToken cancellationToken)\n", "    {\r\n", "return x;\n", "if (a && b) ",
        "\"name\": \"left-pad\", ", "{\"ts\":\"2026-05-17T10:22:31.123Z\",\"msg\":\"say \\\"hi\\\"\\n\"}\n", "see https://example.org/a%20b?x=1&amp;y=2#missing ", " ",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b\n", "The quick brown fox jumps over the lazy dog. ", "größer als früher, ", "C:\\temp\\new ", "// ------------------------\n",
        "aGVsbG8gd29ybGQsIHRoaXMgaXMgYmFzZTY0IHRleHQ=", "item_count", "=", "  - name: JAVA_OPTS\n", "\t", "12345", "日本語のテキスト",
    ];

    public static byte[] Create(Random random, int length)
    {
        var text = new List<byte>(length + 100);
        while (text.Count < length)
        {
            text.AddRange(System.Text.Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
        }

        return [.. text[..length]];
    }
}
