using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The body of a request, in memory that is cleared when it is disposed: it may hold a secret. Bytes, so that it can be sent again without being copied.</summary>
internal sealed class AwsBody : ByteArrayContent
{
    private readonly ArraySegment<byte> _body;
    private readonly ClearedBuffer? _memory;

    /// <summary>Takes a body without a secret.</summary>
    public AwsBody(byte[] body, string type)
        : this(new ArraySegment<byte>(body), null, type)
    {
    }

    /// <summary>Takes over a body; its memory is given back, cleared, when this is disposed.</summary>
    public AwsBody(ClearedBuffer body, string type)
        : this(MemoryMarshal.TryGetArray(body.Written, out var written) ? written : throw new ArgumentException("It is no array.", nameof(body)), body, type)
    {
    }

    private AwsBody(ArraySegment<byte> body, ClearedBuffer? memory, string type)
        : base(body.Array!, body.Offset, body.Count)
    {
        _body = body;
        _memory = memory;
        Headers.ContentType = MediaTypeHeaderValue.Parse(type);
    }

    /// <summary>SHA-256 of the body, in lower-case hexadecimal.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(_body.AsSpan()));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _memory?.Dispose();
        }

        base.Dispose(disposing);
    }
}
