namespace Nhi.Governance;

/// <summary>An issuer, which decides whether a credential works: IAM, a database, an authorization server, a certification authority.</summary>
/// <remarks>
/// A credential here is what a consumer authenticates with, over all its versions: an IAM user, a database login, a certificate's subject. The laws an
/// implementation keeps are those of the conformance suite. Implementations are safe to call from several threads, throw nothing but
/// <see cref="OperationCanceledException"/>, <see cref="ArgumentException"/> and, where they enumerate, <see cref="ProviderException"/>.
/// </remarks>
public interface ICredentialProvider
{
    /// <summary>What it can do, needs and changes.</summary>
    ProviderDescriptor Descriptor { get; }

    /// <summary>Lists the versions of a credential the issuer knows. Changes nothing. Revoked ones may be missing: most issuers forget them.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The versions, in the issuer's order; none for a credential it does not know.</returns>
    /// <exception cref="ProviderException">They cannot be read to the end.</exception>
    IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, CancellationToken cancellationToken = default);

    /// <summary>
    /// Issues a new version. It works at once and is <see cref="VersionStage.Pending"/> until it is moved, so that nobody depends on it yet.
    /// Refused as <see cref="FailureKind.Conflict"/> while another is Pending, as <see cref="FailureKind.LimitReached"/> while the issuer holds as many as it may.
    /// </summary>
    /// <param name="intent">What to issue, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened, and is recovered like a lost answer.</param>
    /// <returns>The version with its secret, which the caller disposes, or why there is none.</returns>
    ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a version to another stage, as <see cref="VersionStageExtensions.CanMoveTo"/> allows. Making one Current makes the Current one Previous.
    /// Moving a version where it already is succeeds, and revoking one the issuer has forgotten does too.
    /// </summary>
    /// <param name="intent">What to move, already journaled.</param>
    /// <param name="secret">The secret of the version where the issuer wants it (<see cref="ProviderCapabilities.RevokeNeedsSecret"/>); stays the caller's to dispose.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened, and the same intent may be sent again.</param>
    /// <returns>The version as it is now, or why it could not be moved.</returns>
    ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default);

    /// <summary>Finds out what became of an operation whose answer was lost. Changes nothing, and may be asked again.</summary>
    /// <param name="intent">The intent as it was journaled.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>What happened. <see cref="Recovery.NotApplied"/> only once it can no longer show up: within the listing window it is <see cref="Recovery.Unknown"/>.</returns>
    ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default);
}
