namespace Nhi.Governance.Conformance;

/// <summary>What the laws need to know of an implementation. Derive one for each implementation; the fixture's constructor does nothing but remember.</summary>
public abstract class ConformanceFixture : IAsyncDisposable
{
    /// <summary>The type that is proved: the implementation of the contract, not a decorator of it.</summary>
    public abstract Type Subject { get; }

    /// <summary>What the report calls it.</summary>
    /// <value>The default is the name of <see cref="Subject"/>.</value>
    public virtual string Name => Subject.Name;

    /// <summary>Laws that cannot be looked at here, by id, with the reason: what a test server is known to do unlike the real one. They show as skipped.</summary>
    public virtual IReadOnlyDictionary<string, string> Declined { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many cases a property tries.</summary>
    /// <value>The default is 10.</value>
    public virtual int Cases => 10;

    /// <summary>How much longer than a declared window is waited before something counts as not happening.</summary>
    /// <value>The default is 5 seconds.</value>
    public virtual TimeSpan Grace => TimeSpan.FromSeconds(5);

    /// <summary>The clock the implementation goes by.</summary>
    /// <value>The default is the system's.</value>
    public virtual TimeProvider Time => TimeProvider.System;

    /// <summary>Starts what is needed, once.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns><see langword="null"/> when it is ready, or why it cannot be had here: every law then shows as skipped with that reason.</returns>
    public virtual ValueTask<string?> StartAsync(CancellationToken cancellationToken = default) => new((string?)null);

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
