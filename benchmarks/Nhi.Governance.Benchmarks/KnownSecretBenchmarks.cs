using BenchmarkDotNet.Attributes;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Benchmarks;

/// <summary>
/// Searching ordinary text for a million enrolled secrets of three mixes, as they stand and through every encoding. The peer is a pass over the same
/// memory that looks for a few bytes.
/// </summary>
[Config(typeof(ScanConfig))]
public class KnownSecretBenchmarks
{
    private readonly byte[] _text = BenchmarkText.Bytes;
    private KnownSecrets _secrets = null!;

    /// <summary>How many secrets are enrolled.</summary>
    [Params(1_000_000)]
    public int Enrolled { get; set; }

    /// <summary>What they are.</summary>
    [ParamsAllValues]
    public SecretMix Mix { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        using var builder = new KnownSecretsBuilder(1, new byte[32]);
        for (var index = 0; index < Enrolled; index++)
        {
            builder.Enrol(RandomSecrets.Next(random, Mix));
        }

        _secrets = builder.Build();
        Console.WriteLine($"// {_secrets.Count} secrets take {_secrets.MemoryBytes} bytes");
    }

    [GlobalCleanup]
    public void Cleanup() => _secrets.Dispose();

    [Benchmark(Baseline = true)]
    public int MemoryPass() => _text.AsSpan().IndexOf("\0no such"u8);

    [Benchmark]
    public int AsTheyStand() => Scan(0);

    [Benchmark]
    public int EveryEncoding() => Scan(EncodingChain.MaxDepth);

    private int Scan(int depth)
    {
        var sink = default(Counting);
        _secrets.Scan(_text, ref sink, depth);
        return sink.Count;
    }

    private struct Counting : IKnownSecretSink
    {
        public int Count;

        public void Accept(in KnownSecretMatch match) => Count++;
    }
}
