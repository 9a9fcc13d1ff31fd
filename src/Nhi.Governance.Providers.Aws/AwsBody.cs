using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The body of a request, in memory that is cleared when it is disposed: it may hold a secret.</summary>
internal sealed class AwsBody : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly IDisposable? _memory;

    /// <summary>Takes a body without a secret.</summary>
    public AwsBody(byte[] body, string type)
    {
        _body = body;
        Headers.ContentType = MediaTypeHeaderValue.Parse(type);
    }

    /// <summary>Takes over a body; its memory is given back, cleared, when this is disposed.</summary>
    public AwsBody(ClearedBuffer body, string type)
    {
        _body = body.Written;
        _memory = body;
        Headers.ContentType = MediaTypeHeaderValue.Parse(type);
    }

    /// <summary>SHA-256 of the body, in lower-case hexadecimal.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(_body.Span));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_body).AsTask();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => stream.WriteAsync(_body, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _memory?.Dispose();
        }

        base.Dispose(disposing);
    }
}
