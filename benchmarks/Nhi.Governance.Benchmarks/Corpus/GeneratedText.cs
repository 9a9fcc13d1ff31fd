using System.Globalization;
using System.Text;

namespace Nhi.Governance.Benchmarks.Corpus;

/// <summary>Logs and JSON as services write them: times, identifiers, hashes, paths and words, the same for the same seed.</summary>
internal sealed class GeneratedText(int seed)
{
    private static readonly string[] Words =
        "request order customer payment service timeout retry connection pool worker queue message handler started finished failed cache miss hit user session login region cluster node shard replica index query batch".Split(' ');

    private static readonly string[] Levels = ["INFO", "INFO", "INFO", "DEBUG", "WARN", "ERROR"];

    private static readonly string[] Paths = ["/api/v1/orders", "/api/v1/orders/{0}/lines", "/health", "/static/js/main.{1}.js", "/login?next=%2Fhome", "/search?q=blue+shoes&page=3"];

    private readonly Random _random = new(seed);
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One line of a log, of one of four kinds.</summary>
    public string LogLine()
    {
        _now += TimeSpan.FromMilliseconds(_random.Next(1, 900));
        return _random.Next(4) switch
        {
            0 => Text($"10.{_random.Next(256)}.{_random.Next(256)}.{_random.Next(256)} - - [{_now:dd/MMM/yyyy:HH:mm:ss} +0000] \"GET {Path()} HTTP/1.1\" 200 {_random.Next(90000)} \"-\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\"\n"),
            1 => Text($"{_now:O} {Pick(Levels)} [{Hex(16)},{Hex(8)}] c.e.{Pick(Words)}.{Capital(Pick(Words))}Service - {Pick(Words)} {Pick(Words)} id={_random.Next()} took {_random.Next(2000)} ms\n"),
            2 => Text($"{{\"ts\":\"{_now:O}\",\"level\":\"{Pick(Levels)}\",\"msg\":\"{Pick(Words)} {Pick(Words)} {Pick(Words)}\\n\",\"trace\":\"{Hex(32)}\",\"path\":\"{Path()}\",\"ms\":{_random.Next(3000)}}}\n"),
            _ => Text($"{_now:MMM d HH:mm:ss} {Pick(Words)}-{_random.Next(40)} systemd[1]: {Capital(Pick(Words))} {Pick(Words)}.service: {Pick(Words)} with code=exited, status={_random.Next(3)}\n"),
        };
    }

    /// <summary>One JSON document over several lines.</summary>
    public string Json()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"id\": \"{Identifier()}\",\n  \"name\": \"{Pick(Words)}-{Pick(Words)}\",\n  \"digest\": \"sha256:{Hex(64)}\",\n  \"created\": \"{_now:O}\",\n  \"etag\": \"{Base64(16)}\",\n  \"items\": [\n");
        for (var item = _random.Next(3, 20); item > 0; item--)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {{ \"sku\": \"{Capital(Pick(Words))}{_random.Next(100000)}\", \"count\": {_random.Next(100)}, \"price\": {_random.Next(100000) / 100.0}, \"url\": \"https:\\/\\/shop.example\\/{Pick(Words)}\\/{_random.Next()}\", \"tags\": [\"{Pick(Words)}\", \"{Pick(Words)}\"] }}{(item > 1 ? "," : string.Empty)}\n");
        }

        return text.Append("  ]\n}\n").ToString();
    }

    private string Path() => string.Format(CultureInfo.InvariantCulture, Pick(Paths), _random.Next(1_000_000), Hex(8));

    private string Identifier()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private string Hex(int characters)
    {
        var bytes = new byte[characters / 2];
        _random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private string Base64(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
