namespace Nhi.Governance;

/// <summary>Presents a secret to whoever decides and tells the answer as it was, without judging it: the part of a live verifier that a vendor's kind of login decides.</summary>
/// <remarks>Throws nothing but <see cref="OperationCanceledException"/> and <see cref="ArgumentException"/>: a network that fails is <see cref="Verdict.Indeterminate"/>.</remarks>
public interface ICredentialProbe
{
    /// <summary>Where it looks from, how strong its evidence is, and what looking changes.</summary>
    VerifierDescriptor Descriptor { get; }

    /// <summary>What attempts on a version count against, where something locks out or is throttled: a login that several versions share.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The name; the default is the version's id.</returns>
    string AttemptsCountAgainst(VersionId version) => version.ToString();

    /// <summary>Presents the secret once.</summary>
    /// <param name="version">The version it is said to belong to.</param>
    /// <param name="secret">The secret; stays the caller's to dispose.</param>
    /// <param name="probe">Names the look, and is sent where the other side keeps such a name, so that usage logs can leave out our own.</param>
    /// <param name="cancellationToken">Stops the looking; the other side may have counted the attempt.</param>
    /// <returns><see cref="Verdict.Alive"/> where it was accepted, <see cref="Verdict.Refused"/> where it was answered that this credential is not, else <see cref="Verdict.Indeterminate"/>.</returns>
    ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default);
}
