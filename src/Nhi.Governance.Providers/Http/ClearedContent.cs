using System.Net;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Http;

/// <summary>A body in memory that is cleared when it is disposed, because it may hold a secret. May be sent again.</summary>
internal sealed class ClearedContent(ArraySegment<byte> body) : HttpContent
{
    private ArraySegment<byte> _body = body;

    public ReadOnlyMemory<byte> Body => _body;

    /// <summary>Of an answer: how long it asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

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
