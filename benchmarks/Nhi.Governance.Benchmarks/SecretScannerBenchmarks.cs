using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Benchmarks;

/// <summary>
/// Scanning eight megabytes of source-like text, clean and with a credential every fourth line. The peers are the ten formats as one regular
/// expression over the text decoded beforehand; they neither check sums nor pair keys nor look into JSON, and so do less.
/// </summary>
[MemoryDiagnoser]
public class SecretScannerBenchmarks
{
    private const int Size = 8 * 1024 * 1024;

    private const string Pattern =
        @"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bnpm_[A-Za-z0-9]{36}\b"
        + @"|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{16,}|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----"
        + @"|\b(?:xox[bpars]|xapp)-[0-9][A-Za-z0-9-]{19,}|\bglpat-[A-Za-z0-9_-]{20,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}\b"
        + @"|AccountKey=[A-Za-z0-9+/]{86}==|\b(?:postgres|postgresql|mysql|mariadb|mongodb|redis|rediss|amqp|amqps|sqlserver)(?:\+[a-z0-9]+)?"
        + @"://[^\s""'/:@]*:[^\s""'/]+@[^\s""'/]+";

    private readonly Regex _compiled = new(Pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant, TimeSpan.FromMinutes(5));
    private readonly Regex _linear = new(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

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
    public int Scanner()
    {
        var sink = default(CountingSink);
        SecretScanner.Scan(_bytes, ref sink);
        return sink.Count;
    }

    [Benchmark]
    public int Session()
    {
        var sink = default(CountingSink);
        using var session = new ScanSession();
        session.Append(_bytes, last: true, ref sink);
        return sink.Count;
    }

    [Benchmark]
    public int RegexCompiled() => Count(_compiled);

    [Benchmark]
    public int RegexNonBacktracking() => Count(_linear);

    private int Count(Regex regex)
    {
        int count = 0;
        foreach (ValueMatch _ in regex.EnumerateMatches(_text))
        {
            count++;
        }

        return count;
    }

    private struct CountingSink : IMatchSink
    {
        public int Count;

        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) => Count++;
    }
}
