using Microsoft.Extensions.DependencyInjection;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What a host gets.</summary>
public sealed class AddPkiTests
{
    [OpenSslFact]
    public async Task A_host_reads_and_verifies_and_writes_only_where_it_is_allowed()
    {
        await using var authority = await OpenSslAuthority.StartAsync();
        using var issued = await OpenSslAuthorityTests.IssueAsync(authority.Provider(), new CredentialId("svc"));
        await authority.WakeAsync();
        var options = new PkiOptions
        {
            Authority = authority.Options,
            Ocsp = new OcspOptions { Issuer = "openssl-ca", Responder = authority.Responder, IssuerCertificate = authority.Certificate },
            Crl = new CrlOptions { Issuer = "openssl-ca", List = authority.List, IssuerCertificate = authority.Certificate },
        };
        await using var host = new ServiceCollection().AddNhiGovernance(estate => estate.AddPki(options)).BuildServiceProvider();
        var provider = host.GetRequiredService<ICredentialProvider>();
        Assert.False((await provider.IssueAsync(OpenSslAuthorityTests.Intent(new CredentialId("other")))).TryGet(out _, out var failure));
        Assert.Equal(FailureKind.WritesOff, failure.Kind);
        foreach (var verifier in host.GetServices<IRevocationVerifier>())
        {
            var seen = await OpenSslAuthorityTests.LookAsync(verifier, issued);
            Assert.True(seen.Verdict == Verdict.Alive && seen.LeftOpen.Count == 0, $"{verifier.Descriptor.Name}: {seen.Verdict}, {seen.Reason}");
        }

        await using var writing = new ServiceCollection().AddNhiGovernance(estate => estate.AddPki(options with { AllowWrites = true })).BuildServiceProvider();
        Assert.True((await writing.GetRequiredService<ICredentialProvider>().IssueAsync(OpenSslAuthorityTests.Intent(new CredentialId("other")))).TryGet(out var other, out _));
        other.Dispose();
    }

    [Fact]
    public void Mistakes_are_told_when_the_host_is_made()
    {
        using var authority = new PrivateAuthority();
        using var key = System.Security.Cryptography.ECDsa.Create();
        using var noAuthority = authority.Delegate(key);
        var right = new Uri("http://ocsp.example/");
        foreach (var wrong in new PkiOptions[]
        {
            new() { Ocsp = new OcspOptions { Issuer = "openssl-ca", Responder = new Uri("ftp://ocsp.example/"), IssuerCertificate = authority.Pem } },
            new() { Ocsp = new OcspOptions { Issuer = "openssl-ca", Responder = right, IssuerCertificate = "nothing" } },
            new() { Ocsp = new OcspOptions { Issuer = "openssl-ca", Responder = right, IssuerCertificate = noAuthority.ExportCertificatePem() } },
            new() { Crl = new CrlOptions { Issuer = "openssl-ca", List = new Uri("/list", UriKind.Relative), IssuerCertificate = authority.Pem } },
            new() { Authority = new OpenSslCaOptions { Folder = "relative", Profile = "leaf" } },
            new() { Authority = new OpenSslCaOptions { Folder = "/ca$dir", Profile = "leaf" } },
            new() { Authority = new OpenSslCaOptions { Folder = "/ca", Profile = "leaf\n[x]" } },
            new() { Authority = new OpenSslCaOptions { Folder = "/ca", Profile = "leaf", SubjectPrefix = "/CN=a" } },
            new() { Authority = new OpenSslCaOptions { Folder = "/ca", Profile = "leaf", RevocationReason = System.Security.Cryptography.X509Certificates.X509RevocationReason.CertificateHold } },
            new() { Authority = new OpenSslCaOptions { Folder = "/ca", Profile = "leaf", MaximumLifetime = TimeSpan.FromDays(1) } },
        })
        {
            Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddNhiGovernance(estate => estate.AddPki(wrong)));
        }
    }
}
