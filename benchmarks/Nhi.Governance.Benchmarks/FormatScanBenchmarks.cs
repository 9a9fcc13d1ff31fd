using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Benchmarks;

/// <summary>Scanning ordinary text for all formats of the catalogue, beside a search for fixed beginnings alone, which finds places and no credentials.</summary>
[Config(typeof(ScanConfig))]
public class FormatScanBenchmarks
{
    private static readonly string[] Beginnings = CreateBeginnings();

    private readonly SearchValues<string> _beginnings = SearchValues.Create(Beginnings, StringComparison.Ordinal);
    private readonly ScanOptions _generic = new() { GenericAssignments = true };
    private readonly byte[] _bytes = BenchmarkText.Bytes;
    private string _text = "";

    [GlobalSetup(Target = nameof(SearchValuesOfBeginnings))]
    public void Setup() => _text = Encoding.Latin1.GetString(_bytes);

    [Benchmark(Baseline = true)]
    public int AllFormats() => Scan(ScanOptions.Default);

    [Benchmark]
    public int AllFormatsAndGeneric() => Scan(_generic);

    [Benchmark]
    public int SearchValuesOfBeginnings()
    {
        int count = 0;
        ReadOnlySpan<char> rest = _text;
        for (int found = rest.IndexOfAny(_beginnings); found >= 0; found = rest.IndexOfAny(_beginnings))
        {
            count++;
            rest = rest[(found + 1)..];
        }

        return count;
    }

    private int Scan(ScanOptions options)
    {
        var sink = default(CountingSink);
        SecretScanner.Scan(_bytes, options, ref sink);
        return sink.Count;
    }

    // As many beginnings as the catalogue has, of the shape they have: the tables themselves are not public.
    private static string[] CreateBeginnings()
    {
        string[] known = ["ghp_", "gho_", "ghs_", "glpat-", "xoxb-", "npm_", "sk_live_", "rk_live_", "AKIA", "ASIA", "eyJh", "-----BEGIN ", "AccountKey="];
        return [.. known.Concat(SecretFormats.All.Select(static f => f.Id.Replace('-', '_') + "_")).Distinct(StringComparer.Ordinal).Take(310)];
    }

    private struct CountingSink : IMatchSink
    {
        public int Count;

        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) => Count++;
    }
}
