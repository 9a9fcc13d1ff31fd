using Nhi.Governance.Benchmarks.Corpus;

namespace Nhi.Governance.Benchmarks;

/// <summary>The text that scans are measured on: the file that <see cref="Variable"/> names, or a smaller one made for this run.</summary>
internal static class BenchmarkText
{
    public const string Variable = "NHI_BENCHMARK_TEXT";

    private const long DefaultSize = 64_000_000;

    private static readonly Lazy<byte[]> Loaded = new(Load);

    public static byte[] Bytes => Loaded.Value;

    /// <summary>Its length, without loading it: a report is written by another process than the one that measures.</summary>
    public static long Length => new FileInfo(Find()).Length;

    private static byte[] Load() => File.ReadAllBytes(Find());

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var made = Path.Combine(Path.GetTempPath(), "nhi-benchmark-text");
        CorpusFile.Write(made, DefaultSize);
        return made;
    }
}
