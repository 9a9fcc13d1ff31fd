namespace Nhi.Governance.Conformance;

/// <summary>What the laws of a store of secrets need.</summary>
public abstract class SecretStoreFixture : ConformanceFixture
{
    /// <summary>The store, with the rights it needs. Where <see cref="Loss"/> is given, its calls go through it.</summary>
    public abstract ISecretStore Store { get; }

    /// <summary>A second instance over the same store, as another node has it.</summary>
    public abstract ISecretStore OtherNode { get; }

    /// <summary>The same store reached without the rights to change anything; <see langword="null"/> where that cannot be had.</summary>
    public virtual ISecretStore? WithoutRights => null;

    /// <summary>Loses answers on the way from the store; <see langword="null"/> where that cannot be had.</summary>
    public virtual IAnswerLoss? Loss => null;

    /// <summary>How many copies one page of the store's listing holds; listing is tried with more.</summary>
    /// <value>The default is 10: set the store's page size low for the test.</value>
    public virtual int PageSize => 10;

    /// <summary>Longest secret the store takes, in bytes.</summary>
    /// <value>The default is 4,096.</value>
    public virtual int MaximumLength => 4096;

    /// <summary>How far the store's clock may be from <see cref="ConformanceFixture.Time"/>.</summary>
    /// <value>The default is 5 seconds.</value>
    public virtual TimeSpan Skew => TimeSpan.FromSeconds(5);

    /// <summary>A slot with nothing in it, whose name begins as asked.</summary>
    /// <param name="below">How its name begins.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The slot.</returns>
    public abstract ValueTask<SlotId> NewSlotAsync(string below, CancellationToken cancellationToken = default);

    /// <summary>What a reader is handed, asked of the store itself and not through the provider.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="stage"><see cref="VersionStage.Current"/>, or another stage the store has.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The bytes, or <see langword="null"/> where a reader gets nothing.</returns>
    public abstract ValueTask<byte[]?> ReadAsync(SlotId slot, VersionStage stage, CancellationToken cancellationToken = default);
}
