using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Pki;

public sealed class X509CertificatesTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_kind_is_told()
    {
        using var folder = new TemporaryFolder();
        using var svid = Make("CN=svid", request => request.CertificateExtensions.Add(Names(names => names.AddUri(new Uri("spiffe://acme/pay")))));
        using var authority = Make("CN=ca", request => request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true)));
        using var code = Make("CN=code", request => request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false)));
        using var open = Make("CN=open", request =>
        {
            request.CertificateExtensions.Add(Names(names => names.AddDnsName("www.acme.example")));
            request.CertificateExtensions.Add(new X509Extension("2.5.29.32", [0x30, 0x0A, 0x30, 0x08, 0x06, 0x06, 0x67, 0x81, 0x0C, 0x01, 0x02, 0x01], false));
        });
        using var inner = Make("CN=inner");
        folder.Write("chain.pem", string.Join("\n", new[] { svid, authority, code, open, inner }.Select(value => value.ExportCertificatePem())) + "\n");
        var events = await Reading.FolderAsync(folder.Path);
        var found = events.Identities().ToList();
        Assert.Equal(
            [
                (CredentialKind.X509Svid, "x509:svid", "spiffe://acme/pay"),
                (CredentialKind.CaKey, "x509:ca", "ca"),
                (CredentialKind.CodeSigningCertificate, "x509:code-signing", "code"),
                (CredentialKind.PublicTlsCertificate, "x509:tls", "www.acme.example"),
                (CredentialKind.PrivateCaCertificate, "x509:tls", "inner"),
            ],
            found.Select(value => (value.Credentials.Single().Kind, value.Facts.Get(IdentityFacts.Subclass).Value!, value.Facts.Get(IdentityFacts.Name).Value!)));
        Assert.Equal("spiffe://acme/pay", found[0].Facts.Get(TrustFacts.Subject).Value);
        Assert.True(found[4].Facts.Get(TrustFacts.Subject).IsUnknown);
        var facts = found[4].Credentials[0].Facts;
        Assert.Equal(From, facts.Get(CredentialFacts.CreatedAt).Value);
        Assert.Equal(From.AddDays(90), facts.Get(CredentialFacts.ExpiresAt).Value);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(inner.PublicKey.ExportSubjectPublicKeyInfo())), facts.Get(CredentialFacts.PublicKey).Value);
        Assert.Equal("x509:sha256:" + Convert.ToHexStringLower(SHA256.HashData(inner.RawData)), found[4].Id.Value);
        Assert.Equal($"x509:CN=inner#{inner.SerialNumber.ToLowerInvariant()}", Assert.Single(found[4].Aliases).Value);
        Assert.Equal([new AreaCoverage($"x509:{folder.Path}/chain.pem", Coverage.Complete)], Assert.Single(events.OfType<SourceEvent.Completed>()).Value.Areas);
    }

    [Fact]
    public async Task Der_is_read_and_a_copy_of_the_key_beside_a_certificate_names_the_same_public_key()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256).CreateSelfSigned(From, From.AddDays(1));
        folder.Write("a.cer", certificate.RawData);
        folder.Write("no-name", certificate.RawData);
        folder.Write("b.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        folder.Write("c.key", key.ExportPkcs8PrivateKeyPem());
        var events = await Reading.FolderAsync(folder.Path);
        Assert.Equal(3, events.Identities().Count());
        Assert.Single(events.Identities().Select(value => value.Id).Distinct());
        var known = events.Identities().First().Credentials[0].Facts.Get(CredentialFacts.PublicKey).Value;
        Assert.Equal([known, known], (await Reading.ScanAsync(new FolderDocumentSource(folder.Path))).Hits.Select(hit => hit.Reading.PublicKeySha256));
        Assert.Empty(events.OfType<SourceEvent.Rejected>());
    }

    [Fact]
    public async Task A_damaged_block_is_rejected_with_its_index_and_the_rest_is_read()
    {
        using var folder = new TemporaryFolder();
        using var certificate = Make("CN=a");
        var pem = certificate.ExportCertificatePem();
        var cut = pem[..(pem.Length / 2)];
        folder.Write("a.pem", $"{pem}\n-----BEGIN CERTIFICATE-----\nnot base64!\n-----END CERTIFICATE-----\n{cut}\n{pem}\n-----BEGIN CERTIFICATE-----\nMIIB\n");
        var events = await Reading.FolderAsync(folder.Path);
        Assert.Equal(["certificate 1", "certificate 2", "certificate 4"], events.OfType<SourceEvent.Rejected>().Select(value => value.Where.Place));
        Assert.Equal(2, events.Identities().Count());
        Assert.Equal(Coverage.Partial, Assert.Single(events.OfType<SourceEvent.Completed>()).Value.Areas[0].Coverage);
        Reading.AssertCountsAddUp(events);
    }

    [Fact]
    public async Task Every_cut_of_a_certificate_is_told_and_none_throws()
    {
        using var folder = new TemporaryFolder();
        using var certificate = Make("CN=a");
        for (var length = 1; length < certificate.RawData.Length; length += 13)
        {
            folder.Write($"{length:D4}.der", certificate.RawData[..length]);
        }

        var events = await Reading.FolderAsync(folder.Path);
        Assert.Empty(events.Identities());
        Assert.Equal(Directory.GetFiles(folder.Path).Length, events.OfType<SourceEvent.Rejected>().Count());
    }

    [Fact]
    public async Task A_certificate_without_an_end_never_expires()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256).CreateSelfSigned(From, new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero));
        folder.Write("a.der", certificate.RawData);
        Assert.True(Assert.Single((await Reading.FolderAsync(folder.Path)).Identities()).Credentials[0].Facts.Get(CredentialFacts.ExpiresAt).IsAbsent);
    }

    private static X509Extension Names(Action<SubjectAlternativeNameBuilder> add)
    {
        var names = new SubjectAlternativeNameBuilder();
        add(names);
        return names.Build();
    }

    private static X509Certificate2 Make(string subject, Action<CertificateRequest>? with = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        with?.Invoke(request);
        return request.CreateSelfSigned(From, From.AddDays(90));
    }
}
