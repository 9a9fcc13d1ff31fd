namespace Nhi.Governance;

/// <summary>Reads a part of the estate. Reading changes nothing outside.</summary>
/// <remarks>Implementations may be read several times at once: each reading is whole by itself.</remarks>
public interface IIdentitySource
{
    /// <summary>Where it reads, as the user named it.</summary>
    string Name { get; }

    /// <summary>Reads everything once. Records that cannot be read are reported as <see cref="SourceEvent.Rejected"/>, never thrown; the reading goes on.</summary>
    /// <param name="request">Scope and as-of instant.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was read, in the order it was read.</returns>
    IAsyncEnumerable<SourceEvent> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default);
}
