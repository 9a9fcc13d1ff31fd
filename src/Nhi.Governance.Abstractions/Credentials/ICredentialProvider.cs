namespace Nhi.Governance;

/// <summary>An issuer, which decides whether a credential works: IAM, a database, an authorization server, a certification authority.</summary>
/// <remarks>A sketch: its shape is settled by the providers that are built on it, and may change in the next release. Until then implement it only to try it out.</remarks>
public interface ICredentialProvider
{
    /// <summary>What it can do, needs and changes.</summary>
    ProviderDescriptor Descriptor { get; }

    /// <summary>Lists the versions of a credential the issuer knows. Changes nothing.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The versions, in the issuer's order.</returns>
    IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, CancellationToken cancellationToken = default);

    /// <summary>Issues a new version, as <see cref="VersionStage.Pending"/>.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="request">What the version should be like.</param>
    /// <param name="intent">The intent, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The version with its secret, which the caller disposes, or why there is none.</returns>
    ValueTask<Outcome<IssuedVersion>> IssueAsync(CredentialId credential, IssueRequest request, OperationIntent intent, CancellationToken cancellationToken = default);

    /// <summary>Moves a version to another stage, and revokes it with <see cref="VersionStage.Revoked"/>. Moving it where it already is succeeds.</summary>
    /// <param name="version">The version.</param>
    /// <param name="to">The stage.</param>
    /// <param name="intent">The intent, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The version as it is now, or why it could not be moved.</returns>
    ValueTask<Outcome<CredentialVersion>> MoveAsync(VersionId version, VersionStage to, OperationIntent intent, CancellationToken cancellationToken = default);

    /// <summary>Finds out what became of an operation whose answer was lost. Changes nothing, and may be asked again.</summary>
    /// <param name="intent">The intent as it was journaled.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>What happened.</returns>
    ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default);
}
