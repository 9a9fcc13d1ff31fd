using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A request to sign. Of what the requester wrote only the key counts.</summary>
/// <param name="Pem">The request in PEM.</param>
/// <param name="Key">Its key, encoded.</param>
/// <param name="Serial">The serial the certificate gets.</param>
/// <param name="Subject">The subject it gets.</param>
/// <param name="AlternativeNames">The names it gets.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
internal sealed record CaRequest(string Pem, byte[] Key, byte[] Serial, string Subject, IReadOnlyList<string> AlternativeNames, DateTimeOffset From, DateTimeOffset To)
{
    private const int Longest = 64 * 1024;
    private const int LeastRsaBits = 2048;
    private const int LeastCurveBits = 256;

    /// <summary>A request for a key of our own.</summary>
    public static (string Pem, byte[] Key) Of(ECDsa key) => (new CertificateRequest("CN=request", key, HashAlgorithmName.SHA256).CreateSigningRequestPem(), key.ExportSubjectPublicKeyInfo());

    /// <summary>Reads a consumer's request: signed by its own key, which must be strong enough.</summary>
    /// <exception cref="CaException">It is not.</exception>
    public static (string Pem, byte[] Key) Read(string pem)
    {
        try
        {
            var request = CertificateRequest.LoadSigningRequestPem(
                pem.Length <= Longest ? pem : throw new CryptographicException(), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.Default, RSASignaturePadding.Pkcs1);
            using var curve = request.PublicKey.GetECDsaPublicKey();
            using var rsa = request.PublicKey.GetRSAPublicKey();
            if (curve is not { KeySize: >= LeastCurveBits } && rsa is not { KeySize: >= LeastRsaBits })
            {
                throw new CaException(FailureKind.Invalid, "the request's key is too weak, or of a kind that is not signed here");
            }

            // What stands beside the first request is not handed on.
            var encoded = PemEncoding.Find(pem);
            return (PemEncoding.WriteString("CERTIFICATE REQUEST", Convert.FromBase64String(pem[encoded.Base64Data])), request.PublicKey.ExportSubjectPublicKeyInfo());
        }
        catch (Exception unread) when (unread is CryptographicException or ArgumentException or FormatException)
        {
            throw new CaException(FailureKind.Invalid, "the certificate request cannot be read, or is not signed by its own key");
        }
    }

    /// <summary>Makes sure that openssl signed what was asked for and nothing else: what its configuration holds is not ours.</summary>
    /// <exception cref="CaException">It did not.</exception>
    public void MustBeAnsweredBy(X509Certificate2 certificate, bool isSubject)
    {
        var wrong = !isSubject ? "another subject"
            : !certificate.SerialNumberBytes.Span.SequenceEqual(Serial) ? "another serial"
            : !certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(Key) ? "another key"
            : new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero) != To ? "another end"
            : certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority) ? "the rights of an authority"
            : null;
        if (wrong is not null)
        {
            throw new CaException(FailureKind.Invalid, $"the profile makes certificates with {wrong}; none was issued");
        }
    }
}
