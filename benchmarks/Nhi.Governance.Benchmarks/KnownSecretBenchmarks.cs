using System.Text;
using BenchmarkDotNet.Attributes;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Benchmarks;

/// <summary>
/// Searching eight megabytes of ordinary text for a million enrolled secrets: tokens alone, then with short and punctuated ones among them, as they
/// stand and through every encoding. The peer is a pass over the same memory that looks for eight bytes.
/// </summary>
[MemoryDiagnoser]
public class KnownSecretBenchmarks
{
    private const int Size = 8 * 1024 * 1024;
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly byte[] _text = SourceText.Create(Size, 0);
    private KnownSecrets _secrets = null!;

    /// <summary>How many secrets are enrolled.</summary>
    [Params(1_000_000)]
    public int Enrolled { get; set; }

    /// <summary>Whether one in ten is short, of eight to eleven characters, or punctuated.</summary>
    [Params(false, true)]
    public bool Mixed { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        using var builder = new KnownSecretsBuilder(1, new byte[32]);
        for (var index = 0; index < Enrolled; index++)
        {
            builder.Enrol(Secret(random, Mixed ? random.Next(20) : 2));
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

    private static byte[] Secret(Random random, int kind) => Encoding.ASCII.GetBytes(kind switch
    {
        0 => Text(random, random.Next(8, 12), Alphanumeric),
        1 => Text(random, random.Next(8, 20), Alphanumeric + "!#$%&*+-./:;=?@_"),
        _ => Text(random, random.Next(20, 64), Alphanumeric),
    });

    private static string Text(Random random, int length, string alphabet) => string.Create(length, (random, alphabet), static (text, from) =>
    {
        foreach (ref var character in text)
        {
            character = from.alphabet[from.random.Next(from.alphabet.Length)];
        }
    });

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
