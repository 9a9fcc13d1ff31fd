using System.Buffers;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Pooled memory to write into, cleared whenever a piece of it is given back. Not thread-safe.</summary>
internal sealed class ClearedBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes;
    private int _length;

    public ClearedBuffer(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256));

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _length);
        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_bytes.Length - _length < Math.Max(sizeHint, 1))
        {
            var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_bytes.Length * 2, _length + sizeHint)));
            Written.CopyTo(larger);
            GiveBack();
            _bytes = larger;
        }

        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            GiveBack();
            _bytes = [];
            _length = 0;
        }
    }

    private void GiveBack()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
