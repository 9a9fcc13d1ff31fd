using System.Globalization;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>The issuer in memory, as it declares what it can do.</summary>
internal sealed class InMemoryIssuerFixture : CredentialProviderFixture
{
    private readonly HastyClock _clock = new();
    private readonly InMemoryIssuer _issuer;
    private int _credentials;

    public InMemoryIssuerFixture(ProviderCapabilities capabilities, TimeSpan listingLag = default)
    {
        _issuer = new InMemoryIssuer(_clock, capabilities) { ListingLag = listingLag };
        var network = new InMemoryNetwork(_clock);
        Provider = new InMemoryCredentialProvider(_issuer, network, _clock);
        OtherNode = new InMemoryCredentialProvider(_issuer, time: _clock);
        WithoutRights = new InMemoryCredentialProvider(_issuer, new InMemoryNetwork { DeniesWrites = true }, _clock);
        Loss = new NetworkLoss(network);
        Verifier = LoginProbe.Verifier(_clock, _issuer.Accepts);
    }

    public override Type Subject => typeof(InMemoryCredentialProvider);

    public override int Cases => 40;

    public override TimeSpan Grace => TimeSpan.FromSeconds(1);

    public override TimeProvider Time => _clock;

    public override ICredentialProvider Provider { get; }

    public override ICredentialProvider OtherNode { get; }

    public override ICredentialProvider? WithoutRights { get; }

    public override IAnswerLoss? Loss { get; }

    public override IRevocationVerifier? Verifier { get; }

    public override ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default)
    {
        var credential = new CredentialId(string.Create(CultureInfo.InvariantCulture, $"memory:user-{++_credentials}"));
        _issuer.Add(credential);
        return new(credential);
    }

    public override ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default) => new(_issuer.Accepts(version.Id, secret!));

    public override ValueTask<Func<ValueTask<bool>>?> MintAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default)
    {
        var isOpen = _issuer.OpenSession(version.Id, secret!);
        return new(isOpen is null ? null : () => new ValueTask<bool>(isOpen()));
    }
}
