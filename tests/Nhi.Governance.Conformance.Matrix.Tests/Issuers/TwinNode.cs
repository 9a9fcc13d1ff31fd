using System.Runtime.CompilerServices;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>One node's way to a <see cref="TwinIssuer"/>, over a network that can fail.</summary>
internal sealed class TwinNode(TwinIssuer issuer, InMemoryNetwork network) : ICredentialProvider
{
    public InMemoryNetwork Network { get; } = network;

    public ProviderDescriptor Descriptor => new() { Name = TwinIssuer.Name, Kind = CredentialKind.ApiKey, Capabilities = issuer.Capabilities, ListingWindow = issuer.ListingWindow };

    public async IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var version in await issuer.ReadAsync(this, credential, cancellationToken))
        {
            yield return version;
        }
    }

    public ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default) => issuer.SendAsync(this, intent, cancellationToken);

    public async ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        issuer.Sending(intent);
        return issuer.Undeclared(intent.To) is { } refusal
            ? Outcome.Failure<CredentialVersion>(refusal)
            : issuer.Told(await Network.ExchangeAsync(TwinIssuer.Name, "move", changes: true, () => issuer.Move(intent, secret), cancellationToken));
    }

    public async ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        try
        {
            return issuer.Recover(intent, await issuer.ReadAsync(this, intent.Credential, cancellationToken));
        }
        catch (ProviderException failed)
        {
            return issuer.RecoverInTheDark(failed);
        }
    }
}
