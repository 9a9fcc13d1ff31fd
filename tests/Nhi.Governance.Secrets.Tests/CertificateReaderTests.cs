using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Nhi.Governance.Secrets.Tests;

public sealed class CertificateReaderTests
{
    private static readonly DateTimeOffset Since = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void A_certificate_tells_whom_its_key_is_for()
    {
        using X509Certificate2 certificate = Rsa("CN=cart.shop.internal, O=Contoso");
        CertificateReading reading = Assert.Single(Read(certificate.ExportCertificatePem()));
        Assert.Equal("CN=cart.shop.internal, O=Contoso", reading.Subject);
        Assert.Equal(reading.Subject, reading.Issuer);
        Assert.Equal(certificate.SerialNumber, reading.SerialNumber);
        Assert.Equal((Since, Since.AddDays(90)), (reading.NotBefore, reading.NotAfter));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Keys.Rsa.ExportSubjectPublicKeyInfo())), reading.PublicKeySha256);
        Assert.Equal(KeyId(certificate), reading.SubjectKeyIdentifier);
    }

    [Fact]
    public void A_private_key_meets_its_certificate_by_the_hash_of_their_public_key()
    {
        using X509Certificate2 rsa = Rsa("CN=a");
        using X509Certificate2 ec = Ec("CN=b");
        string bundle = $"{Make.Pem("PRIVATE KEY", Keys.Rsa.ExportPkcs8PrivateKey())}\n{rsa.ExportCertificatePem()}\n"
            + $"{Make.Pem("EC PRIVATE KEY", Keys.Ec.ExportECPrivateKey())}\n{ec.ExportCertificatePem()}\n";
        string?[] keys = [.. Found.In(bundle, new ScanOptions { Formats = [SecretFormats.PrivateKey] })
            .Select(f => SecretReader.Read(SecretFormats.PrivateKey, Encoding.UTF8.GetBytes(bundle).AsSpan((int)f.Match.Offset, f.Match.Length)).PublicKeySha256)];
        Assert.Equal(["CN=a", "CN=b"], Read(bundle).Select(static r => r.Subject));
        Assert.Equal(keys, Read(bundle).Select(static r => r.PublicKeySha256));
    }

    [Fact]
    public void One_in_a_string_of_another_language_is_read()
    {
        using X509Certificate2 certificate = Ec("CN=b");
        string pem = certificate.ExportCertificatePem();
        Assert.Single(Read("{\"cert\": \"" + pem.Replace("\n", "\\n", StringComparison.Ordinal) + "\"}"));
        Assert.Single(Read("data: |\n    " + pem.Replace("\n", "\n    ", StringComparison.Ordinal)));
        Assert.Single(Read(pem.Replace("CERTIFICATE", "X509 CERTIFICATE", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_without_a_key_id_tells_none()
    {
        using X509Certificate2 certificate = new CertificateRequest("CN=c", Keys.Ec, HashAlgorithmName.SHA256).CreateSelfSigned(Since, Since.AddDays(1));
        Assert.Null(Assert.Single(Read(certificate.ExportCertificatePem())).SubjectKeyIdentifier);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")]
    public void What_is_no_certificate_tells_nothing(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_block_that_is_none_does_not_hide_the_next()
    {
        using X509Certificate2 certificate = Ec("CN=b");
        string pem = certificate.ExportCertificatePem();
        Assert.Single(Read("-----BEGIN CERTIFICATE-----\nMIIB\n" + pem));
        Assert.Single(Read(Make.Pem("CERTIFICATE", new byte[300]) + pem));
        Assert.Empty(Read(Make.Pem("CERTIFICATE", new byte[CertificateReader.MaxLength])));
    }

    [Fact]
    public void A_bundle_is_read_up_to_its_limit()
    {
        using X509Certificate2 certificate = Ec("CN=b");
        string bundle = string.Concat(Enumerable.Repeat(certificate.ExportCertificatePem() + "\n", CertificateReader.MaxCertificates + 1));
        Assert.Equal(CertificateReader.MaxCertificates, Read(bundle).Length);
    }

    [Fact]
    public void Bytes_changed_at_random_are_borne()
    {
        using X509Certificate2 certificate = Rsa("CN=a");
        byte[] der = certificate.RawData;
        var random = new Random(11);
        for (int i = 0; i < 500; i++)
        {
            byte[] changed = [.. der[..(i % 3 == 0 ? random.Next(der.Length) : der.Length)]];
            for (int k = random.Next(4); k >= 0 && changed.Length > 0; k--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            Assert.InRange(Read(Make.Pem("CERTIFICATE", changed)).Length, 0, 1);
        }
    }

    private static System.Collections.Immutable.ImmutableArray<CertificateReading> Read(string text) => CertificateReader.Read(Encoding.UTF8.GetBytes(text));

    private static X509Certificate2 Rsa(string name) => Sign(new CertificateRequest(name, Keys.Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static X509Certificate2 Ec(string name) => Sign(new CertificateRequest(name, Keys.Ec, HashAlgorithmName.SHA256));

    private static X509Certificate2 Sign(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(Since, Since.AddDays(90));
    }

    private static string KeyId(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier!.ToLowerInvariant();
}
