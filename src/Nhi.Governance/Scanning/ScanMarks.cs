using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>Documents that hold nothing, eight bytes each: salted, so that nobody can make a document with a secret whose mark is that of one without.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class ScanMarks
{
    /// <summary>Bytes of a salt.</summary>
    public const int SaltBytes = 8;

    private const int MostOnStack = 256;

    private readonly byte[] _salt;
    private readonly ulong[] _values;

    /// <summary>Takes marks over.</summary>
    /// <param name="salt">Their salt, <see cref="SaltBytes"/> bytes.</param>
    /// <param name="values">The marks, in any order.</param>
    /// <exception cref="ArgumentException">The salt has another length.</exception>
    public ScanMarks(ReadOnlySpan<byte> salt, ReadOnlySpan<ulong> values)
    {
        if (salt.Length != SaltBytes)
        {
            throw new ArgumentException("A salt has eight bytes.", nameof(salt));
        }

        _salt = salt.ToArray();
        _values = values.ToArray();
        Array.Sort(_values);
    }

    /// <summary>The salt.</summary>
    public ReadOnlySpan<byte> Salt => _salt;

    /// <summary>The marks, ascending.</summary>
    public ReadOnlySpan<ulong> Values => _values;

    /// <summary>No marks, under a salt of their own.</summary>
    /// <returns>The beginning of a list.</returns>
    public static ScanMarks Begin() => new(RandomNumberGenerator.GetBytes(SaltBytes), []);

    /// <summary>Whether a document is marked.</summary>
    /// <param name="document">Its name.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(string document) => _values.Length > 0 && _values.AsSpan().BinarySearch(Of(document)) >= 0;

    /// <summary>The mark of a document.</summary>
    /// <param name="document">Its name.</param>
    /// <returns>The mark.</returns>
    public ulong Of(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = Encoding.UTF8.GetByteCount(document);
        Span<byte> text = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(document, text);
        return SipHash.Of(text, BinaryPrimitives.ReadUInt64LittleEndian(_salt), high: 0);
    }
}
