using System.Buffers.Binary;

namespace Nhi.Governance.Providers.Ssh;

/// <summary>Reads SSH's wire format (RFC 4251, section 5) within what is there.</summary>
internal ref struct SshWire(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>A string: its length in four bytes, and as many bytes.</summary>
    public bool TryString(out ReadOnlySpan<byte> value)
    {
        if (TryUInt32(out var length) && length <= (uint)_rest.Length)
        {
            value = _rest[..(int)length];
            _rest = _rest[(int)length..];
            return true;
        }

        value = default;
        return false;
    }

    public bool TryUInt32(out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(_rest, out value))
        {
            return false;
        }

        _rest = _rest[4..];
        return true;
    }

    public bool TryUInt64(out ulong value)
    {
        if (!BinaryPrimitives.TryReadUInt64BigEndian(_rest, out value))
        {
            return false;
        }

        _rest = _rest[8..];
        return true;
    }
}
