using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Tells values apart within one scan without keeping them. Not thread-safe.</summary>
internal sealed class ValueMarks(ReadOnlySpan<byte> key) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    public UInt128 Of(SecretFormat format, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        _hash.AppendData(Encoding.ASCII.GetBytes(format.Id));
        _hash.AppendData([0]);
        _hash.AppendData(text);
        _hash.AppendData([0]);
        _hash.AppendData(secret);
        return Take();
    }

    public UInt128 Of(ReadOnlySpan<byte> value)
    {
        _hash.AppendData(value);
        return Take();
    }

    public void Dispose() => _hash.Dispose();

    private UInt128 Take()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
