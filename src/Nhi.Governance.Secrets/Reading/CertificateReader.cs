using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Reads the certificates of a text, so that a private key found in it gets the name of whom it is for: the two share
/// <see cref="CertificateReading.PublicKeySha256"/>.
/// </summary>
/// <remarks>Safe for concurrent use: it has no state.</remarks>
public static class CertificateReader
{
    /// <summary>How many certificates are read at most; those of a bundle that follow are not.</summary>
    public const int MaxCertificates = 64;

    /// <summary>How long a certificate may be, in bytes of text.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>
    /// Reads the blocks <c>-----BEGIN CERTIFICATE-----</c> of a text (RFC 7468), also those in a string of another language. It never throws
    /// for what the text holds: a block that is no certificate is passed over.
    /// </summary>
    /// <param name="utf8">The text in UTF-8 or another extension of ASCII.</param>
    /// <returns>What they tell, in the order of the text.</returns>
    public static ImmutableArray<CertificateReading> Read(ReadOnlySpan<byte> utf8)
    {
        ImmutableArray<CertificateReading>.Builder readings = ImmutableArray.CreateBuilder<CertificateReading>();
        ReadOnlySpan<byte> begin = "-----BEGIN "u8;
        ReadOnlySpan<byte> rest = utf8;
        for (int at = rest.IndexOf(begin); at >= 0 && readings.Count < MaxCertificates; at = rest.IndexOf(begin))
        {
            rest = rest[at..];
            if (PrivateKeyFormat.TrySplit(rest[..Math.Min(rest.Length, MaxLength)], out ReadOnlySpan<byte> label, out ReadOnlySpan<byte> body, out int length)
                && IsCertificate(label)
                && ReadBody(body) is { } reading)
            {
                readings.Add(reading);
                rest = rest[length..];
            }
            else
            {
                rest = rest[begin.Length..];
            }
        }

        return readings.DrainToImmutable();
    }

    // The other two are older labels that tools still write and read.
    private static bool IsCertificate(ReadOnlySpan<byte> label) =>
        label.SequenceEqual("CERTIFICATE"u8) || label.SequenceEqual("X509 CERTIFICATE"u8) || label.SequenceEqual("X.509 CERTIFICATE"u8);

    private static CertificateReading? ReadBody(ReadOnlySpan<byte> body)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(body.Length + 1);
        try
        {
            if (!PemBody.TryCollect(body, buffer, out int collected, out _)
                || Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, collected), out int written) != OperationStatus.Done)
            {
                return null;
            }

            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(buffer.AsSpan(0, written));
            return Describe(certificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static CertificateReading Describe(X509Certificate2 certificate)
    {
        string? keyId = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifier;
        return new CertificateReading(
            certificate.Subject,
            certificate.Issuer,
            certificate.SerialNumber,
            new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
            new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())),
            string.IsNullOrEmpty(keyId) ? null : keyId.ToLowerInvariant());
    }
}
