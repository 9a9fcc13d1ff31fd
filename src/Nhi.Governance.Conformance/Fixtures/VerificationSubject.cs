namespace Nhi.Governance.Conformance;

/// <summary>A credential to look at. Disposing it clears its secret.</summary>
/// <param name="credential">The credential.</param>
/// <param name="version">Its version.</param>
/// <param name="secret">Its secret; <see langword="null"/> where the verifier needs none.</param>
public sealed class VerificationSubject(CredentialId credential, VersionId version, SecretValue? secret) : IDisposable
{
    /// <summary>The credential.</summary>
    public CredentialId Credential { get; } = credential;

    /// <summary>Its version.</summary>
    public VersionId Version { get; } = version;

    /// <summary>Its secret.</summary>
    public SecretValue? Secret { get; } = secret;

    /// <summary>Clears the secret.</summary>
    public void Dispose() => Secret?.Dispose();
}
