using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws.Conformance;

/// <summary>Access keys of IAM users at moto, behind a proxy that loses answers.</summary>
public sealed class AwsIssuerFixture : CredentialProviderFixture
{
    private MotoServer? _moto;
    private LossyProxy? _loss;
    private ICredentialProvider? _provider;
    private ICredentialProvider? _other;
    private ICredentialProvider? _without;
    private IRevocationVerifier? _verifier;

    public override Type Subject => typeof(AwsIamCredentialProvider);

    public override ICredentialProvider Provider => _provider!;

    public override ICredentialProvider OtherNode => _other!;

    public override ICredentialProvider? WithoutRights => _without;

    public override IAnswerLoss? Loss => _loss;

    public override IRevocationVerifier? Verifier => _verifier;

    public override TimeSpan? Lifetime => null;

    public override IReadOnlyDictionary<string, string> Declined { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["issuer.disabled-is-refused"] = "moto accepts an access key whose status is Inactive; AWS refuses it",
    };

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (MotoInstallation.Reason is { } reason)
        {
            return reason;
        }

        _moto = await MotoServer.StartAsync();
        _loss = new LossyProxy(_moto.EndPoint);
        var via = MotoServer.AddressOf(_loss.EndPoint);
        _provider = new AwsIamCredentialProvider(_moto.Options(via: via), MotoServer.Client(via));
        _other = new AwsIamCredentialProvider(_moto.Options(), _moto.Http);
        _without = new AwsIamCredentialProvider(_moto.Options(await _moto.NewPrincipalAsync("iam:ListAccessKeys", "iam:ListUserTags")), _moto.Http);
        _verifier = new ProbingVerifier(new AwsCredentialProbe(_moto.Options(), _moto.Http), Controls.Of(_moto), new TestKeys());
        return null;
    }

    public override async ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default) => new(await _moto!.NewUserAsync());

    public override async ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default) =>
        await _moto!.TakesAsync(publicPart, secret!);

    public override async ValueTask DisposeAsync()
    {
        if (_loss is not null)
        {
            await _loss.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
