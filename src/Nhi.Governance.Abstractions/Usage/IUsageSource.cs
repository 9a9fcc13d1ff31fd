namespace Nhi.Governance;

/// <summary>Tells when a credential was used, from what its issuer or resource keeps. Reading changes nothing, and its own kind's probes are left out.</summary>
/// <remarks>Implementations are safe to call from several threads, throw nothing but <see cref="OperationCanceledException"/>, <see cref="ArgumentException"/> and <see cref="ProviderException"/>.</remarks>
public interface IUsageSource
{
    /// <summary>What it can tell, and how late.</summary>
    UsageDescriptor Descriptor { get; }

    /// <summary>Reads uses of one credential.</summary>
    /// <param name="query">Which credential, and when.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The uses, oldest first.</returns>
    /// <exception cref="ProviderException">They cannot be read to the end.</exception>
    IAsyncEnumerable<UsageEvent> ReadAsync(UsageQuery query, CancellationToken cancellationToken = default);
}
