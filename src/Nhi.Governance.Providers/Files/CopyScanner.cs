using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Files;

/// <summary>Scans one text after the other for copies of credentials, in memory that does not grow with them. Not thread-safe.</summary>
internal sealed class CopyScanner : IDisposable
{
    private readonly ScanSession _session = new(detectUtf16: true);
    private readonly IncrementalHash _distinct;
    private readonly List<CopyHit> _hits = [];

    public CopyScanner()
        : this(RandomNumberGenerator.GetBytes(32))
    {
    }

    /// <summary>Makes one of several whose hits are compared.</summary>
    /// <param name="marks">The key that distinct values are told apart by, never written down.</param>
    public CopyScanner(ReadOnlySpan<byte> marks) => _distinct = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, marks);

    /// <summary>What was found since the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<CopyHit> Hits => _hits;

    /// <summary>Goes on with the next piece of a text.</summary>
    public void Append(ReadOnlySpan<byte> piece, bool last)
    {
        var sink = new Sink(this);
        _session.Append(piece, last, ref sink);
    }

    /// <summary>Forgets the hits, once they are taken.</summary>
    public void Clear() => _hits.Clear();

    /// <summary>Gives up a text in its middle.</summary>
    public void Abandon()
    {
        _hits.Clear();
        _session.Reset();
    }

    public void Dispose()
    {
        _session.Dispose();
        _distinct.Dispose();
    }

    private void Add(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        var reading = SecretReader.Read(match.Format, text);
        _hits.Add(new CopyHit(match.Format.Id, Mark(match.Format, text, secret), VerdictOf(match.Checksum), match.Line, match.Column)
        {
            Credential = reading.AwsAccessKeyId is { } key ? new CredentialId($"aws:key:{key}") : null,
            Issuer = reading.Issuer is { } issuer ? WithoutScheme(issuer) : null,
            Subject = reading.Subject,
            PublicKey = reading.PublicKeySha256,
        });
    }

    private UInt128 Mark(SecretFormat format, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        Span<byte> name = stackalloc byte[64];
        _distinct.AppendData(name[..Encoding.ASCII.GetBytes(format.Id, name)]);
        _distinct.AppendData(text);
        _distinct.AppendData([0]);
        _distinct.AppendData(secret);
        Span<byte> digest = stackalloc byte[32];
        _distinct.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    private static CopyVerdict VerdictOf(ChecksumVerdict checksum) => checksum switch
    {
        ChecksumVerdict.Valid => CopyVerdict.ChecksumValid,
        ChecksumVerdict.Failed => CopyVerdict.ChecksumFailed,
        _ => CopyVerdict.FormatOnly,
    };

    private static string WithoutScheme(string issuer)
    {
        var scheme = issuer.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? issuer : issuer[(scheme + 3)..];
    }

    private readonly ref struct Sink(CopyScanner scanner) : IMatchSink
    {
        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) => scanner.Add(match, text, secret);
    }
}
