using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>The authority, the responder and the list as they really are.</summary>
public sealed class OpenSslAuthorityTests
{
    private static readonly CredentialId Service = new("svc-billing");

    [OpenSslFact]
    public async Task A_certificate_is_issued_seen_alive_revoked_and_seen_refused()
    {
        await using var authority = await OpenSslAuthority.StartAsync();
        var provider = authority.Provider();
        using var issued = await IssueAsync(provider, Service);
        var ocsp = authority.Ocsp();
        var crl = authority.Crl();
        await authority.WakeAsync();
        var alive = await LookAsync(ocsp, issued);
        Assert.True(alive.Verdict == Verdict.Alive, alive.Reason);
        Assert.Equal(Verdict.Alive, (await LookAsync(crl, issued)).Verdict);

        var revoked = await MoveAsync(provider, issued.Version, VersionStage.Revoked);

        Assert.Equal(VersionStage.Revoked, revoked.Stage);

        await authority.WakeAsync();
        var refused = await LookAsync(ocsp, issued);
        Assert.Equal((Verdict.Refused, EvidenceStrength.Introspection, "the issuer's responder says that it is revoked"), (refused.Verdict, refused.Strength, refused.Reason));
        Assert.EndsWith("superseded", refused.Evidence.Answer);
        Assert.NotEmpty(refused.LeftOpen);
        refused = await LookAsync(crl, issued);
        Assert.Equal((Verdict.Refused, EvidenceStrength.IssuerRecord), (refused.Verdict, refused.Strength));
        Assert.False(await authority.AcceptsAsync(issued.PublicPart));
    }

    [OpenSslFact]
    public async Task The_chain_of_the_platform_comes_to_the_same_verdicts()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        var provider = authority.Provider();
        using var gone = await IssueAsync(provider, Service);
        using var good = await IssueAsync(provider, new CredentialId("svc-other"));
        await MoveAsync(provider, gone.Version, VersionStage.Revoked);

        Assert.Equal(X509ChainStatusFlags.Revoked, Chain(authority, gone) & X509ChainStatusFlags.Revoked);
        Assert.Equal(X509ChainStatusFlags.NoError, Chain(authority, good));
        Assert.Equal(Verdict.Refused, (await LookAsync(authority.Crl(), gone)).Verdict);
        Assert.Equal(Verdict.Alive, (await LookAsync(authority.Crl(), good)).Verdict);
    }

    [OpenSslFact]
    public async Task A_consumers_request_is_signed_for_its_key_and_for_nothing_else_it_says()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=somebody else, O=Example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("bank.example");
        request.CertificateExtensions.Add(names.Build());
        var provider = authority.Provider(options => options with { AlternativeNames = credential => [$"DNS:{credential}.example", "URI:spiffe://example/billing"] });

        using var issued = await IssueAsync(provider, Service, new IssueRequest { CertificateRequest = request.CreateSigningRequestPem(), Lifetime = TimeSpan.FromHours(2) });

        Assert.Null(issued.Secret);
        using var certificate = X509Certificate2.CreateFromPem(issued.PublicPart);
        Assert.Equal("CN=svc-billing, OU=Services, O=Example", certificate.Subject);
        Assert.Equal(request.PublicKey.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(["svc-billing.example", "spiffe://example/billing"], CertificateNames.Of(certificate).All);
        Assert.Equal(TimeSpan.FromHours(2), certificate.NotAfter - certificate.NotBefore);
        Assert.True(await authority.AcceptsAsync(issued.PublicPart));
    }

    [OpenSslFact]
    public async Task A_key_made_here_fits_its_certificate_and_is_nowhere_on_the_disk()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        using var issued = await IssueAsync(authority.Provider(), Service);

        var pem = System.Text.Encoding.ASCII.GetString(issued.Secret!.Reveal());
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        using var certificate = X509Certificate2.CreateFromPem(issued.PublicPart);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
        var telling = pem.Split('\n')[2][..32];
        Assert.All(Directory.EnumerateFiles(authority.Folder, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain(telling, File.ReadAllText(file)));
    }

    [OpenSslFact]
    public async Task What_others_issued_by_hand_is_listed_and_can_be_taken_over()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        await authority.IssueByHandAsync("old", "/O=Example/OU=Services/CN=svc-billing", "leaf");
        await authority.IssueByHandAsync("namesake", "/O=Example/OU=Others/CN=svc-billing", "leaf");
        var provider = authority.Provider();

        var old = Assert.Single(await ListAsync(provider, Service));
        Assert.Equal((VersionStage.Unknown, "1001"), (old.Stage, old.Id.Value));
        Assert.Equal(VersionStage.Current, (await MoveAsync(provider, old, VersionStage.Current)).Stage);
        using var renewed = await IssueAsync(provider, Service);
        await MoveAsync(provider, renewed.Version, VersionStage.Current);
        await MoveAsync(provider, old, VersionStage.Revoked);

        Assert.Equal([VersionStage.Revoked, VersionStage.Current], (await ListAsync(provider, Service)).Select(version => version.Stage));
        Assert.Contains("Status: revoked", await StatusAsync(authority, "1001"));
        Assert.Contains("Status: valid", await StatusAsync(authority, "1002"));

        // What is done by hand afterwards still goes: the serials do not collide, and the database is openssl's own.
        await authority.IssueByHandAsync("later", "/O=Example/OU=Services/CN=svc-later", "leaf");
        await authority.ByHandAsync("-revoke", "later.pem");
        Assert.Equal(VersionStage.Revoked, Assert.Single(await ListAsync(provider, new CredentialId("svc-later"))).Stage);
    }

    [OpenSslFact]
    public async Task A_key_with_a_passphrase_is_opened_through_a_pipe_and_denied_without()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        await OpenSsl.RunAsync(authority.Folder, "pkey", "-in", "ca.key", "-out", "locked.key", "-aes256", "-passout", "pass:a long passphrase");
        var without = authority.Provider(options => options with { PrivateKey = "locked.key" });
        var with = authority.Provider(options => options with { PrivateKey = "locked.key", Passphrase = _ => new(SecretValue.CopyText("a long passphrase")) });

        Assert.False((await without.IssueAsync(Intent(Service))).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Denied, false), (failure.Kind, failure.MayHaveApplied));
        using var issued = await IssueAsync(with, Service);
        await MoveAsync(with, issued.Version, VersionStage.Revoked);
    }

    [OpenSslTheory]
    [InlineData("a/CN=b")]
    [InlineData("a,b")]
    [InlineData("a\nb")]
    [InlineData("$ENV::HOME")]
    [InlineData(" a")]
    public async Task Names_that_openssl_could_read_as_more_are_refused(string name)
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        Assert.False((await authority.Provider().IssueAsync(Intent(new CredentialId(name)))).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
    }

    [OpenSslFact]
    public async Task What_the_authority_does_not_give_is_refused_before_anything_is_issued()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        var provider = authority.Provider();
        using var weak = RSA.Create(1024);
        var weakRequest = new CertificateRequest("CN=x", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem();
        foreach (var (tried, request) in new (OpenSslCredentialProvider, IssueRequest)[]
        {
            (provider, new IssueRequest { Lifetime = TimeSpan.FromDays(91) }),
            (provider, new IssueRequest { Lifetime = TimeSpan.Zero }),
            (provider, new IssueRequest { Scopes = ["read"] }),
            (provider, new IssueRequest { CertificateRequest = "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----" }),
            (provider, new IssueRequest { CertificateRequest = weakRequest }),
            (authority.Provider(options => options with { Profile = "another_authority" }), new IssueRequest()),
            (authority.Provider(options => options with { Profile = "no_such_section" }), new IssueRequest()),
            (authority.Provider(options => options with { AlternativeNames = _ => ["DNS:a,DNS:b"] }), new IssueRequest()),
        })
        {
            Assert.False((await tried.IssueAsync(Intent(Service, request))).TryGet(out _, out var failure));
            Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
        }

        Assert.Empty(await ListAsync(provider, Service));
        Assert.Equal(["1000.pem"], Directory.EnumerateFiles(Path.Join(authority.Folder, "newcerts")).Select(Path.GetFileName));
    }

    [OpenSslFact]
    public async Task The_same_operation_issues_once()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        var provider = authority.Provider();
        var intent = Intent(Service);
        Assert.True((await provider.IssueAsync(intent)).TryGet(out var issued, out _));
        issued.Dispose();
        await MoveAsync(provider, issued.Version, VersionStage.Current);

        Assert.False((await provider.IssueAsync(intent)).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Conflict, true), (failure.Kind, failure.MayHaveApplied));
        Assert.Single(await ListAsync(provider, Service));
    }

    [OpenSslFact]
    public async Task A_database_that_is_not_what_openssl_writes_is_named_and_not_guessed_at()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        await File.AppendAllTextAsync(Path.Join(authority.Folder, "index.txt"), "V\tsoon\t\t1F\tunknown\t/CN=x\n");
        var thrown = await Assert.ThrowsAsync<ProviderException>(() => ListAsync(authority.Provider(), Service));
        Assert.Contains("row 2", thrown.Message);
    }

    [OpenSslFact]
    public async Task A_certificate_that_has_ended_makes_room_and_is_not_called_alive()
    {
        await using var authority = await OpenSslAuthority.StartAsync();
        var later = new ShiftedTime(TimeSpan.FromHours(3));
        using var ended = await IssueAsync(authority.Provider(), Service, new IssueRequest { Lifetime = TimeSpan.FromHours(2) });

        var provider = authority.Provider(time: later);
        using var next = await IssueAsync(provider, Service, new IssueRequest { Lifetime = TimeSpan.FromHours(2) });
        var expiry = (await ListAsync(provider, Service)).ToDictionary(version => version.Id, version => (DateTimeOffset?)version.Facts.Get(CredentialFacts.ExpiresAt).Value);
        Assert.Equal(2, expiry.Count);
        var verifier = new CrlVerifier(
            new CrlOptions { Issuer = "openssl-ca", List = authority.List, IssuerCertificate = authority.Certificate, ExpiryOf = (request, _) => new(expiry[request.Version]), ClockSkew = TimeSpan.FromHours(4) }, Clients.Streaming(), later);
        Assert.Equal(Verdict.Indeterminate, (await LookAsync(verifier, ended)).Verdict);
        Assert.Equal(Verdict.Alive, (await LookAsync(verifier, next)).Verdict);
    }

    internal static OperationIntent.Issue Intent(CredentialId credential, IssueRequest? request = null) =>
        new(OperationId.New(), "openssl-ca", credential, TimeProvider.System.GetUtcNow(), [], request);

    internal static async Task<IssuedVersion> IssueAsync(OpenSslCredentialProvider provider, CredentialId credential, IssueRequest? request = null) =>
        (await provider.IssueAsync(Intent(credential, request))).TryGet(out var issued, out var failure) ? issued : throw new InvalidOperationException($"{failure.Kind}: {failure.Reason}");

    internal static async Task<CredentialVersion> MoveAsync(OpenSslCredentialProvider provider, CredentialVersion version, VersionStage to) =>
        (await provider.MoveAsync(new OperationIntent.Move(OperationId.New(), "openssl-ca", version.Credential, TimeProvider.System.GetUtcNow(), version.Id, to))).TryGet(out var moved, out var failure)
            ? moved
            : throw new InvalidOperationException($"{failure.Kind}: {failure.Reason}");

    internal static async Task<List<CredentialVersion>> ListAsync(OpenSslCredentialProvider provider, CredentialId credential)
    {
        var versions = new List<CredentialVersion>();
        await foreach (var version in provider.GetVersionsAsync(credential))
        {
            versions.Add(version);
        }

        return versions;
    }

    internal static ValueTask<Verification> LookAsync(IRevocationVerifier verifier, IssuedVersion issued) =>
        verifier.VerifyAsync(new VerificationRequest(issued.Version.Credential, issued.Version.Id, OperationId.New()));

    private static async Task<string> StatusAsync(OpenSslAuthority authority, string serial) =>
        (await File.ReadAllLinesAsync(Path.Join(authority.Folder, "index.txt"))).Single(line => line.Split('\t')[3] == serial)[0] == 'R' ? "Status: revoked" : "Status: valid";

    private static X509ChainStatusFlags Chain(OpenSslAuthority authority, IssuedVersion issued)
    {
        using var chain = new X509Chain();
        using var root = X509Certificate2.CreateFromPem(authority.Certificate);
        using var certificate = X509Certificate2.CreateFromPem(issued.PublicPart);
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        chain.Build(certificate);
        return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
    }
}
