namespace Nhi.Governance;

/// <summary>A credential of the same kind at the same place that is known to work: while it is refused too, a refusal says nothing. Disposing it clears its secret.</summary>
/// <remarks>Keep one for this alone, with no rights beyond logging in.</remarks>
/// <param name="version">Its version.</param>
/// <param name="secret">Its secret, taken over.</param>
public sealed class ControlCredential(VersionId version, SecretValue secret) : IDisposable
{
    /// <summary>Its version.</summary>
    public VersionId Version { get; } = version;

    /// <summary>Its secret.</summary>
    public SecretValue Secret { get; } = secret ?? throw new ArgumentNullException(nameof(secret));

    /// <summary>Clears the secret.</summary>
    public void Dispose() => Secret.Dispose();
}
