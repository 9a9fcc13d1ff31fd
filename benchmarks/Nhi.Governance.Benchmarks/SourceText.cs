using System.Text;

namespace Nhi.Governance.Benchmarks;

/// <summary>Text that looks like source code, the same in every run, with credentials in it or without.</summary>
internal static class SourceText
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] Lines =
    [
        "    public async Task<Result> GetOrderAsync(string orderId, CancellationToken cancellationToken)\n",
        "    {\n",
        "        var order = await _repository.FindAsync(orderId, cancellationToken).ConfigureAwait(false);\n",
        "        if (order is null) return Result.NotFound; // see https://example.org/docs/orders-and-results#missing\n",
        "        logger.LogInformation(\"order {OrderId} has {Count} lines\", order.Id, order.Lines.Count);\n",
        "    }\n\n",
        "def build_index(path: str, *, max_depth: int = 10) -> dict[str, list[int]]:\n",
        "    return {key: sorted(value) for key, value in walk(path, max_depth) if key not in SKIP_KEYS}\n",
        "  \"dependencies\": { \"left-pad\": \"^1.3.0\", \"is-odd\": \"~3.0.1\" },\n",
        "      - name: JAVA_OPTS\n        value: \"-Xmx512m -XX:+UseG1GC\"\n",
        "static inline int __attribute__((unused)) read_u32_le(const uint8_t *p) { return p[0] | p[1] << 8; }\n",
        "| KEY | SCOPE | JIRA-1234 | 2024-05-17T10:22:31Z | 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b |\n",
        "/* ---------------------------------------------------------------------------------------- */\n",
    ];

    /// <summary>Creates a text.</summary>
    /// <param name="bytes">The least length.</param>
    /// <param name="linesPerCredential">How many lines stand between credentials; zero for none.</param>
    /// <returns>The text, ASCII only.</returns>
    public static byte[] Create(int bytes, int linesPerCredential)
    {
        var random = new Random(1);
        var text = new StringBuilder(bytes + 1024);
        for (int line = 1; text.Length < bytes; line++)
        {
            text.Append(Lines[random.Next(Lines.Length)]);
            if (linesPerCredential > 0 && line % linesPerCredential == 0)
            {
                text.Append("value = \"").Append(Credential(random)).Append("\"\n");
            }
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Credential(Random random) => random.Next(7) switch
    {
        0 => "ghp_" + Text(random, 36),
        1 => "npm_" + Text(random, 36),
        2 => "glpat-" + Text(random, 20),
        3 => "xoxb-123456789012-" + Text(random, 24),
        4 => "sk_live_7Q" + Text(random, 22),
        5 => "postgres://app:k7" + Text(random, 12) + "@db.internal:5432/orders",
        _ => "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9." + Text(random, 86),
    };

    private static string Text(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => Alphanumeric[random.Next(Alphanumeric.Length)])]);
}
