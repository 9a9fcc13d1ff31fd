namespace Nhi.Governance.Conformance;

/// <summary>What the laws of an issuer need.</summary>
public abstract class CredentialProviderFixture : ConformanceFixture
{
    /// <summary>The issuer, with the rights it needs. Where <see cref="Loss"/> is given, its calls go through it.</summary>
    public abstract ICredentialProvider Provider { get; }

    /// <summary>A second instance over the same issuer, as another node has it.</summary>
    public abstract ICredentialProvider OtherNode { get; }

    /// <summary>The same issuer reached without the rights to change anything; <see langword="null"/> where that cannot be had.</summary>
    public virtual ICredentialProvider? WithoutRights => null;

    /// <summary>Loses answers on the way from the issuer; <see langword="null"/> where that cannot be had.</summary>
    public virtual IAnswerLoss? Loss => null;

    /// <summary>A verifier of what the provider issues, for the telling of a whole rotation; <see langword="null"/> where there is none.</summary>
    public virtual IRevocationVerifier? Verifier => null;

    /// <summary>A credential nobody else uses, known at the issuer, without versions.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its id.</returns>
    public abstract ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether a version works, asked of the issuer itself and not through the provider.</summary>
    /// <param name="version">The version.</param>
    /// <param name="publicPart">What came beside the secret.</param>
    /// <param name="secret">The secret; <see langword="null"/> where the consumer made it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it is accepted.</returns>
    public abstract ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default);

    /// <summary>What to ask for when a version is issued.</summary>
    /// <value>The default leaves everything to the issuer.</value>
    public virtual IssueRequest Request { get; } = new();

    /// <summary>A lifetime the issuer gives.</summary>
    /// <value>The default is one hour; <see langword="null"/> where it gives none.</value>
    public virtual TimeSpan? Lifetime => TimeSpan.FromHours(1);

    /// <summary>How far the issuer's clock may be from ours.</summary>
    /// <value>The default is 5 seconds.</value>
    public virtual TimeSpan Skew => TimeSpan.FromSeconds(5);

    /// <summary>Mints something from a version that lives on by itself: opens a session, derives a token.</summary>
    /// <param name="version">The version.</param>
    /// <param name="publicPart">What came beside the secret.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Tells whether it still lives; <see langword="null"/> where nothing can be minted.</returns>
    public virtual ValueTask<Func<ValueTask<bool>>?> MintAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default) =>
        new((Func<ValueTask<bool>>?)null);
}
