namespace Nhi.Governance.Conformance;

/// <summary>What the laws of a verifier need.</summary>
public abstract class RevocationVerifierFixture : ConformanceFixture
{
    /// <summary>The verifier, in the world as it is.</summary>
    public abstract IRevocationVerifier Verifier { get; }

    /// <summary>Whether it presents the secret itself.</summary>
    public abstract bool NeedsSecret { get; }

    /// <summary>Whether an issuer is asked about credentials by name, so that one it never knew can be asked about too.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public virtual bool CanAskAboutUnknown => true;

    /// <summary>A live credential nobody else uses.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The credential.</returns>
    public abstract ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default);

    /// <summary>Revokes a credential at its issuer, not through the verifier.</summary>
    /// <param name="subject">The credential.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is done.</returns>
    public abstract ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default);

    /// <summary>A verifier of the same name that looks into a world where something is wrong, and every credential is still live.</summary>
    /// <param name="world">What is wrong.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The verifier, which the fixture keeps until it is disposed; <see langword="null"/> where that cannot go wrong here.</returns>
    public abstract ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default);

    /// <summary>Everything the issuer shows of a credential that looking could change and the verifier does not declare, as text: the same before and after a look.</summary>
    /// <param name="subject">The credential.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The text; <see langword="null"/> where nothing can be observed.</returns>
    public virtual ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => new((string?)null);

    /// <summary>How often the other side was asked about a credential so far; <see langword="null"/> where it does not count.</summary>
    /// <param name="subject">The credential.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The count.</returns>
    public virtual ValueTask<int?> AttemptsAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => new((int?)null);
}
