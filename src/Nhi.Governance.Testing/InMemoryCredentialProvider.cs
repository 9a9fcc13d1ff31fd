using System.Runtime.CompilerServices;

namespace Nhi.Governance.Testing;

/// <summary>An issuer in memory behind a network that can fail. Keeps the laws of <see cref="ICredentialProvider"/>.</summary>
/// <param name="issuer">The other side. Several providers over one issuer are several nodes.</param>
/// <param name="network">The way there; <see langword="null"/> is one that never fails.</param>
/// <param name="time">The clock; <see langword="null"/> is the system's.</param>
public sealed class InMemoryCredentialProvider(InMemoryIssuer issuer, InMemoryNetwork? network = null, TimeProvider? time = null) : ICredentialProvider
{
    private const string Name = "memory";

    private readonly InMemoryIssuer _issuer = issuer ?? throw new ArgumentNullException(nameof(issuer));
    private readonly InMemoryNetwork _network = network ?? new InMemoryNetwork();
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Kind = CredentialKind.ApiKey,
        Capabilities = issuer.Capabilities,
        ListingWindow = issuer.ListingLag,
        BlindSpots = ["nothing outlives the process"],
    };

    /// <inheritdoc />
    public async IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var listed = await ListAsync(credential, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var versions, out var failure))
        {
            throw new ProviderException(failure);
        }

        foreach (var version in versions)
        {
            yield return version;
        }
    }

    /// <inheritdoc />
    public ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return Can(ProviderCapabilities.Issue)
            ? _network.ExchangeAsync(Name, "issue", changes: true, () => _issuer.Issue(intent), cancellationToken)
            : new(Outcome.Failure<IssuedVersion>(Failure("issue", FailureKind.Unsupported, "it issues nothing")));
    }

    /// <inheritdoc />
    public ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var needed = intent.To switch
        {
            VersionStage.Revoked => ProviderCapabilities.Revoke,
            VersionStage.Disabled => ProviderCapabilities.Disable,
            _ => ProviderCapabilities.Stages,
        };
        return Can(needed)
            ? _network.ExchangeAsync(Name, "move", changes: true, () => _issuer.Move(intent, secret), cancellationToken)
            : new(Outcome.Failure<CredentialVersion>(Failure("move", FailureKind.Unsupported, $"it does not declare {needed}")));
    }

    /// <inheritdoc />
    public async ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var listed = await ListAsync(intent.Credential, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var versions, out var failure))
        {
            return new Recovery.Unknown(failure.Reason);
        }

        return (versions.FirstOrDefault(version => IsEffect(version, intent)), _time.GetUtcNow() - intent.RecordedAt > _issuer.ListingLag) switch
        {
            ({ } version, _) => new Recovery.Applied(version),
            (null, false) when _issuer.ListingLag > TimeSpan.Zero => new Recovery.Unknown("listings may lag behind"),
            _ => new Recovery.NotApplied(),
        };
    }

    internal static ProviderFailure Failure(string operation, FailureKind kind, string reason) => new(Name, operation, kind, reason, MayHaveApplied: false);

    private bool IsEffect(CredentialVersion version, OperationIntent intent) => intent switch
    {
        OperationIntent.Move move => version.Id == move.Version && version.Stage == move.To,
        OperationIntent.Issue issue when Can(ProviderCapabilities.KeepsOperation) => version.MadeBy == issue.Id && version.Stage != VersionStage.Revoked,
        OperationIntent.Issue issue => !issue.VersionsBefore.Contains(version.Id) && version.Stage != VersionStage.Revoked,
        _ => false,
    };

    private bool Can(ProviderCapabilities capability) => _issuer.Capabilities.HasFlag(capability);

    private async ValueTask<Outcome<IReadOnlyList<CredentialVersion>>> ListAsync(CredentialId credential, CancellationToken cancellationToken) =>
        Can(ProviderCapabilities.List)
            ? await _network.ExchangeAsync(Name, "list", changes: false, () => Outcome.Success(_issuer.List(credential)), cancellationToken).ConfigureAwait(false)
            : Outcome.Failure<IReadOnlyList<CredentialVersion>>(Failure("list", FailureKind.Unsupported, "it lists nothing"));
}
