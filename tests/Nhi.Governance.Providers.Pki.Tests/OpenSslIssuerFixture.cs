using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Providers.Pki;

/// <summary>The provider over a real authority: what works is what openssl itself accepts by the published list.</summary>
public sealed class OpenSslIssuerFixture : CredentialProviderFixture
{
    private readonly StepLoss _loss = new();
    private OpenSslAuthority? _authority;

    public override Type Subject => typeof(OpenSslCredentialProvider);

    public override int Cases => 5;

    public override ICredentialProvider Provider => new OpenSslCredentialProvider(_authority!.Options, TimeProvider.System, _loss.RunAsync);

    public override ICredentialProvider OtherNode => _authority!.Provider();

    public override ICredentialProvider? WithoutRights => _authority!.Provider(options => options with { PrivateKey = "locked.key" });

    public override IAnswerLoss? Loss => _loss;

    public override IRevocationVerifier? Verifier => _authority!.Ocsp();

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        _authority = await OpenSslAuthority.StartAsync();
        await OpenSsl.RunAsync(_authority.Folder, "pkey", "-in", "ca.key", "-out", "locked.key", "-aes256", "-passout", "pass:a long passphrase");
        return null;
    }

    public override ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default) => new(new CredentialId($"svc-{Guid.NewGuid():n}"));

    public override async ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(secret);
        using var certificate = X509Certificate2.CreateFromPem(publicPart);
        using var key = ECDsa.Create();
        key.ImportFromPem(Encoding.ASCII.GetString(secret.Reveal()));
        return certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()) && await _authority!.AcceptsAsync(publicPart);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_authority is not null)
        {
            await _authority.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
