using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Benchmarks;

/// <summary>
/// Scanning eight megabytes of source-like text for all formats of the catalogue, against what a team would write first: a search for as many fixed
/// beginnings, which finds places and no credentials, and those beginnings as one regular expression.
/// </summary>
[MemoryDiagnoser]
public class FormatScanBenchmarks
{
    private const int Size = 8 * 1024 * 1024;

    private static readonly string[] Beginnings = CreateBeginnings();

    private readonly SearchValues<string> _beginnings = SearchValues.Create(Beginnings, StringComparison.Ordinal);

    private readonly Regex _regex = new(
        string.Join('|', Beginnings.Select(Regex.Escape)), RegexOptions.Compiled | RegexOptions.CultureInvariant, TimeSpan.FromMinutes(5));

    private readonly ScanOptions _generic = new() { GenericAssignments = true };

    private byte[] _bytes = [];
    private string _text = "";

    /// <summary>Whether the text has credentials in it.</summary>
    [Params(false, true)]
    public bool Dense { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _bytes = SourceText.Create(Size, Dense ? 4 : 0);
        _text = Encoding.Latin1.GetString(_bytes);
    }

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

    [Benchmark]
    public int RegexOfBeginnings()
    {
        int count = 0;
        foreach (ValueMatch _ in _regex.EnumerateMatches(_text))
        {
            count++;
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
        return [.. known.Concat(SecretFormats.All.Select(static f => f.Id.Replace('-', '_') + "_")).Distinct(StringComparer.Ordinal).Take(400)];
    }

    private struct CountingSink : IMatchSink
    {
        public int Count;

        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) => Count++;
    }
}
