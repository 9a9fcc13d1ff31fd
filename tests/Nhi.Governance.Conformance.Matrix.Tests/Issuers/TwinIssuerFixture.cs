using System.Globalization;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>A <see cref="TwinIssuer"/> with everything that the laws can ask of.</summary>
internal sealed class TwinIssuerFixture : CredentialProviderFixture
{
    private readonly TwinIssuer _issuer;
    private readonly InMemoryNetwork _network;
    private int _credentials;

    public TwinIssuerFixture(TwinIssuer issuer)
    {
        _issuer = issuer;
        _network = new InMemoryNetwork(issuer.Clock);
        Provider = new TwinNode(issuer, _network);
        OtherNode = new TwinNode(issuer, new InMemoryNetwork(issuer.Clock));
        WithoutRights = new TwinNode(issuer, new InMemoryNetwork(issuer.Clock) { DeniesWrites = true });
        Loss = new NetworkLoss(_network);
        Verifier = issuer.Verified(LoginProbe.Verifier(issuer.Clock, issuer.Accepts));
    }

    public override Type Subject => _issuer.GetType();

    public override int Cases => 40;

    public override TimeSpan Grace => TimeSpan.FromSeconds(1);

    public override TimeProvider Time => _issuer.Clock;

    public override ICredentialProvider Provider { get; }

    public override ICredentialProvider OtherNode { get; }

    public override ICredentialProvider? WithoutRights { get; }

    public override IAnswerLoss? Loss { get; }

    public override IRevocationVerifier? Verifier { get; }

    public override TimeSpan? Lifetime => _issuer.Lifetime;

    public override ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default)
    {
        var credential = new CredentialId(string.Create(CultureInfo.InvariantCulture, $"twin:user-{++_credentials}"));
        _issuer.Add(credential);
        return new(credential);
    }

    public override ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default) => new(_issuer.Accepts(version.Id, secret!));

    public override ValueTask<Func<ValueTask<bool>>?> MintAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default) =>
        new(() => new ValueTask<bool>(_issuer.IsSessionOpen(version.Id)));
}
