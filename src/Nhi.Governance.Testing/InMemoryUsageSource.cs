using System.Runtime.CompilerServices;

namespace Nhi.Governance.Testing;

/// <summary>Tells uses that a test has recorded.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class InMemoryUsageSource : IUsageSource
{
    private readonly Lock _lock = new();
    private readonly List<(UsageEvent Use, bool IsProbe)> _uses = [];
    private readonly TimeProvider _time;

    /// <summary>Makes a source without uses.</summary>
    /// <param name="kind">What its instants mean. Of <see cref="UsageKind.LastUsed"/> only the last use of each credential is kept.</param>
    /// <param name="lag">How late a use shows up.</param>
    /// <param name="network">The way to what keeps them; <see langword="null"/> is one on which nothing fails.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    public InMemoryUsageSource(UsageKind kind = UsageKind.Used, TimeSpan lag = default, InMemoryNetwork? network = null, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        Network = network ?? new InMemoryNetwork(time);
        Descriptor = new UsageDescriptor { Name = "memory", Issuer = "memory", Kind = kind, Lag = lag, LeavesOutProbes = true };
    }

    /// <inheritdoc />
    public UsageDescriptor Descriptor { get; }

    /// <summary>The way to what keeps the uses.</summary>
    public InMemoryNetwork Network { get; }

    /// <summary>Records a use that happens now.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="version">The version that was used, where it is to be told.</param>
    /// <param name="from">Where it was used from.</param>
    /// <param name="purpose">What it was used for.</param>
    /// <returns>The use as it will be told.</returns>
    public UsageEvent Record(CredentialId credential, VersionId? version = null, string from = "", string purpose = "") => Record(credential, version, from, purpose, isProbe: false);

    /// <summary>Records a look of our own verifier, which is left out of what is told.</summary>
    /// <param name="credential">The credential.</param>
    public void RecordProbe(CredentialId credential) => Record(credential, null, string.Empty, string.Empty, isProbe: true);

    /// <inheritdoc />
    public async IAsyncEnumerable<UsageEvent> ReadAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var answer = await Network.ExchangeAsync(Descriptor.Name, "read", changes: false, () => Outcome.Success(Read(query)), cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var uses, out var failure))
        {
            throw new ProviderException(failure);
        }

        foreach (var use in uses)
        {
            yield return use;
        }
    }

    private UsageEvent Record(CredentialId credential, VersionId? version, string from, string purpose, bool isProbe)
    {
        var use = new UsageEvent(credential, version, _time.GetUtcNow(), Descriptor.Kind, from, purpose);
        lock (_lock)
        {
            if (Descriptor.Kind == UsageKind.LastUsed && !isProbe)
            {
                _uses.RemoveAll(other => other.Use.Credential == credential && !other.IsProbe);
            }

            _uses.Add((use, isProbe));
        }

        return use;
    }

    private List<UsageEvent> Read(UsageQuery query)
    {
        var shown = _time.GetUtcNow() - Descriptor.Lag;
        lock (_lock)
        {
            return
            [
                .. _uses.Where(entry => !entry.IsProbe && entry.Use.Credential == query.Credential && entry.Use.At >= query.From && entry.Use.At < query.To && entry.Use.At <= shown)
                    .Select(entry => entry.Use)
                    .OrderBy(use => use.At),
            ];
        }
    }
}
