namespace Nhi.Governance;

/// <summary>Keeps who attested that a party answers for an identity.</summary>
/// <remarks>Implementations are safe to call from several threads.</remarks>
public interface IAttestationStore
{
    /// <summary>Reads them, by identity and role; also those that have ended.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The attestations.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    IAsyncEnumerable<Attestation> ReadAttestationsAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps an attestation, in place of the one for the same identity and role.</summary>
    /// <param name="attestation">The attestation.</param>
    /// <param name="cancellationToken">Stops it before anything is kept.</param>
    /// <returns>When it is kept.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    ValueTask PutAttestationAsync(Attestation attestation, CancellationToken cancellationToken = default);

    /// <summary>Forgets the attestation for an identity and a role.</summary>
    /// <param name="identity">The identity, as it was attested.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Stops it before anything is forgotten.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    ValueTask<bool> RemoveAttestationAsync(IdentityId identity, OwnerRole role, CancellationToken cancellationToken = default);
}
