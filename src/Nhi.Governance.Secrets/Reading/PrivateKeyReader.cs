using System.Buffers;
using System.Buffers.Text;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds the public half of a private key, so that it can be met again in a certificate or a JWK. RSA (PKCS#1, PKCS#8), elliptic curves
/// (SEC1, PKCS#8), OpenSSH (also encrypted: its public part is in clear) and Ed25519 where the file holds its public half. Anything else,
/// and what is encrypted, tells nothing.
/// </summary>
internal static class PrivateKeyReader
{
    public static SecretReading Read(ReadOnlySpan<byte> pem)
    {
        if (!PrivateKeyFormat.TrySplit(pem, out ReadOnlySpan<byte> label, out ReadOnlySpan<byte> body, out _))
        {
            return SecretReading.Empty;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(body.Length + 1);
        try
        {
            if (!PemBody.TryCollect(body, buffer, out int collected, out bool encrypted)
                || encrypted
                || Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, collected), out int written) != OperationStatus.Done)
            {
                return SecretReading.Empty;
            }

            byte[]? publicKey = PublicKey(label, buffer.AsMemory(0, written));
            return publicKey is null
                ? SecretReading.Empty
                : new SecretReading { PublicKeySha256 = Convert.ToHexStringLower(SHA256.HashData(publicKey)) };
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or PlatformNotSupportedException)
        {
            return SecretReading.Empty;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static byte[]? PublicKey(ReadOnlySpan<byte> label, ReadOnlyMemory<byte> der)
    {
        // The label does not always tell the truth: OpenSSH keys are met under others.
        if (OpenSshKey.IsOne(der.Span))
        {
            return OpenSshKey.PublicKey(der.Span);
        }

        if (label.SequenceEqual("RSA PRIVATE KEY"u8))
        {
            return Asn1PrivateKey.FromPkcs1(der);
        }

        if (label.SequenceEqual("EC PRIVATE KEY"u8))
        {
            return Asn1PrivateKey.FromSec1(der, curve: null);
        }

        return label.SequenceEqual("PRIVATE KEY"u8) ? Asn1PrivateKey.FromPkcs8(der) : null;
    }
}
