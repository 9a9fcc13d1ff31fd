using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Ssh;

/// <summary>A public key, or the certificate of one, as a line holds it in base64.</summary>
internal sealed class SshPublicKey
{
    private SshPublicKey(ReadOnlySpan<byte> plain, SshCertificate? certificate) => (Fingerprint, PublicKeySha256, Certificate) = (FingerprintOf(plain), SshKeyBlob.PublicKeySha256(plain), certificate);

    /// <summary>Fingerprint of the key itself, also where a certificate holds it: <c>SHA256:…</c>, as <c>ssh-keygen -l</c> prints it.</summary>
    public string Fingerprint { get; }

    /// <summary>By which a private key that lies open is known to be this one's; <see langword="null"/> where its kind is not read.</summary>
    public string? PublicKeySha256 { get; }

    /// <summary>The certificate; <see langword="null"/> for a bare key.</summary>
    public SshCertificate? Certificate { get; }

    /// <summary>Takes a key apart.</summary>
    /// <param name="word">The kind that the line names.</param>
    /// <param name="blob">The bytes.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether the bytes are one of that kind, and nothing else.</returns>
    public static bool TryRead(string word, ReadOnlySpan<byte> blob, [NotNullWhen(true)] out SshPublicKey? key)
    {
        key = null;
        var wire = new SshWire(blob);
        if (SshAlgorithm.Named(word, out var isCertificate) is not { } algorithm || !wire.TryString(out var name) || !name.SequenceEqual(Encoding.ASCII.GetBytes(word)) || (isCertificate && !wire.TryString(out _)))
        {
            return false;
        }

        // The plain key's bytes: its name, and the parts that a certificate holds after a nonce.
        using var plain = new MemoryStream();
        Append(plain, Encoding.ASCII.GetBytes(algorithm.Name));
        for (var part = 0; part < algorithm.Parts; part++)
        {
            if (!wire.TryString(out var value) || value.IsEmpty)
            {
                return false;
            }

            Append(plain, value);
        }

        SshCertificate? certificate = null;
        if (isCertificate ? !SshCertificate.TryRead(ref wire, blob, out certificate) : !wire.IsAtEnd)
        {
            return false;
        }

        key = new SshPublicKey(plain.GetBuffer().AsSpan(0, (int)plain.Length), certificate);
        return true;
    }

    /// <summary>The fingerprint of bytes.</summary>
    public static string FingerprintOf(ReadOnlySpan<byte> blob) => $"SHA256:{Convert.ToBase64String(SHA256.HashData(blob)).TrimEnd('=')}";

    private static void Append(MemoryStream to, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        to.Write(length);
        to.Write(value);
    }
}
