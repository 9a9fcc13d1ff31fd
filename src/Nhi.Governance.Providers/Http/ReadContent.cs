using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Http;

/// <summary>A body already read, cleared when it is disposed: it may hold a secret.</summary>
internal sealed class ReadContent : HttpContent
{
    private ArraySegment<byte> _body;

    public ReadContent(ArraySegment<byte> body, HttpContentHeaders headers, TimeSpan? retryAfter)
    {
        RetryAfter = retryAfter;
        _body = body;
        foreach (var (name, values) in headers.NonValidated)
        {
            // Its length is known anew, and what it was packed in has been taken off.
            if (!string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase) && !string.Equals(name, "Content-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

    public ReadOnlyMemory<byte> Body => _body;

    public TimeSpan? RetryAfter { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_body).AsTask();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(_body.Array!, _body.Offset, _body.Count, writable: false));

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Count;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(_body);
        _body = ArraySegment<byte>.Empty;
        base.Dispose(disposing);
    }
}
