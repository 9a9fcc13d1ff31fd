using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Nhi.Governance;

/// <summary>A secret in our own hands: a copy in memory that the garbage collector does not move, cleared when disposed.</summary>
/// <remarks>
/// Shows itself only to <see cref="Reveal"/>. It has no conversion, prints as <c>***</c>, and refuses to be serialised. It is compared by
/// <see cref="ContentEquals"/> alone: <c>Equals</c> and <c>GetHashCode</c> go by reference, so that a dictionary learns nothing of the value.
/// Never make it the member of a record that is logged or stored.
/// Reading is safe from several threads; dispose it when none reads any more. One that is not disposed is not cleared.
/// </remarks>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretValueRefusal))]
public sealed class SecretValue : IDisposable
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _bytes;

    private volatile bool _disposed;

    private SecretValue(byte[] bytes) => _bytes = bytes;

    /// <summary>How many bytes it has.</summary>
    public int Length => _bytes.Length;

    /// <summary>Copies a secret; the original stays the caller's to clear.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>The copy.</returns>
    public static SecretValue Copy(ReadOnlySpan<byte> secret)
    {
        var bytes = Allocate(secret.Length);
        secret.CopyTo(bytes);
        return new SecretValue(bytes);
    }

    /// <summary>Copies a secret and clears the original.</summary>
    /// <param name="secret">The secret; zeros afterwards.</param>
    /// <returns>The copy.</returns>
    public static SecretValue Take(Span<byte> secret)
    {
        var taken = Copy(secret);
        CryptographicOperations.ZeroMemory(secret);
        return taken;
    }

    /// <summary>Copies a secret from text, as UTF-8. A <see cref="string"/> stays in memory until it is collected: prefer bytes where there is a choice.</summary>
    /// <param name="secret">The text.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="EncoderFallbackException">The text is not well formed; replacing characters would make another secret.</exception>
    public static SecretValue CopyText(ReadOnlySpan<char> secret)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var bytes = Allocate(encoding.GetByteCount(secret));
        encoding.GetBytes(secret, bytes);
        return new SecretValue(bytes);
    }

    /// <summary>Shows the secret. Every call of this is a place to review.</summary>
    /// <returns>The bytes; zeros once this is disposed.</returns>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public ReadOnlySpan<byte> Reveal()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _bytes;
    }

    /// <summary>Whether two secrets are the same, in a time that tells nothing but whether their lengths are.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are the same.</returns>
    /// <exception cref="ObjectDisposedException">One of them was disposed.</exception>
    public bool ContentEquals(SecretValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(Reveal(), other.Reveal());
    }

    /// <summary>Clears the memory.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    /// <summary>Never the secret.</summary>
    /// <returns><c>***</c>.</returns>
    public override string ToString() => "***";

    private static byte[] Allocate(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);
}
