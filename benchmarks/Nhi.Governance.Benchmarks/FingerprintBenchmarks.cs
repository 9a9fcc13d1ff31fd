using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Benchmarks;

/// <summary>
/// A million secrets of 20 to 100 bytes, fingerprinted. The peers are the three ways the base class library has; each makes the same digests under the same key. Set
/// <c>DOTNET_EnableAVX512=0</c> to measure a processor with AVX2 alone.
/// </summary>
[Config(typeof(PassConfig))]
public class FingerprintBenchmarks : IDisposable
{
    private const int Secrets = 1_000_000;
    private const int Half = Secrets / 2;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly int[] _ends = new int[Secrets];
    private readonly byte[] _digests = new byte[Secrets * SHA256.HashSizeInBytes];
    private readonly SecretFingerprint[] _fingerprints = new SecretFingerprint[Secrets];
    private byte[] _packed = [];
    private int[] _secondEnds = [];
    private byte[] _derived = [];
    private HMACSHA256 _hmac = null!;
    private IncrementalHash _incremental = null!;
    private SecretFingerprinter _fingerprinter = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var end = 0;
        for (var at = 0; at < Secrets; at++)
        {
            _ends[at] = end += random.Next(20, 101);
        }

        // Those of the second half count from where its bytes begin.
        _secondEnds = [.. _ends.Skip(Half).Select(whole => whole - _ends[Half - 1])];
        _packed = new byte[end];
        random.NextBytes(_packed);
        _derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.UTF8.GetBytes("nhi-governance/fingerprint/benchmark"));
        _hmac = new HMACSHA256(_derived);
        _incremental = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _derived);
        _fingerprinter = new SecretFingerprinter(1, _key, "benchmark");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _hmac.Dispose();
        _incremental.Dispose();
        _fingerprinter.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void FingerprintMany() => _fingerprinter.FingerprintMany(_packed, _ends, _fingerprints);

    [Benchmark]
    public void FingerprintManyOnTwoThreads()
    {
        var packed = _packed.AsSpan(0, _ends[Half - 1]);
        var second = Task.Run(SecondHalf);
        _fingerprinter.FingerprintMany(packed, _ends.AsSpan(0, Half), _fingerprints.AsSpan(0, Half));
        second.GetAwaiter().GetResult();
    }

    [Benchmark]
    public void FingerprintOneByOne()
    {
        var start = 0;
        for (var at = 0; at < Secrets; at++)
        {
            _fingerprints[at] = _fingerprinter.Fingerprint(_packed.AsSpan(start, _ends[at] - start));
            start = _ends[at];
        }
    }

    [Benchmark]
    public void HmacInstanceReused()
    {
        var start = 0;
        for (var at = 0; at < Secrets; at++)
        {
            _hmac.TryComputeHash(_packed.AsSpan(start, _ends[at] - start), _digests.AsSpan(at * SHA256.HashSizeInBytes), out _);
            start = _ends[at];
        }
    }

    [Benchmark]
    public void IncrementalHashReused()
    {
        var start = 0;
        for (var at = 0; at < Secrets; at++)
        {
            _incremental.AppendData(_packed.AsSpan(start, _ends[at] - start));
            _incremental.TryGetHashAndReset(_digests.AsSpan(at * SHA256.HashSizeInBytes), out _);
            start = _ends[at];
        }
    }

    [Benchmark]
    public void HashData()
    {
        var start = 0;
        for (var at = 0; at < Secrets; at++)
        {
            HMACSHA256.HashData(_derived, _packed.AsSpan(start, _ends[at] - start), _digests.AsSpan(at * SHA256.HashSizeInBytes));
            start = _ends[at];
        }
    }

    private void SecondHalf() => _fingerprinter.FingerprintMany(_packed.AsSpan(_ends[Half - 1]), _secondEnds, _fingerprints.AsSpan(Half));
}
