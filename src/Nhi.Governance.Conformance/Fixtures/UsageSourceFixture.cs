namespace Nhi.Governance.Conformance;

/// <summary>What the laws of a source of uses need.</summary>
public abstract class UsageSourceFixture : ConformanceFixture
{
    /// <summary>The source.</summary>
    public abstract IUsageSource Source { get; }

    /// <summary>A credential that was never used.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The credential.</returns>
    public abstract ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default);

    /// <summary>Uses a credential as a consumer does.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Once it was used.</returns>
    public abstract ValueTask UseAsync(CredentialId credential, CancellationToken cancellationToken = default);

    /// <summary>Looks at a credential as our own verifier does.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Ends what was opened, once disposed; <see langword="null"/> where no verifier belongs to this source.</returns>
    public abstract ValueTask<IAsyncDisposable?> ProbeAsync(CredentialId credential, CancellationToken cancellationToken = default);
}
