namespace Nhi.Governance;

/// <summary>Stands before an issuer: refuses to change anything unless writing was switched on, and tells telemetry of each call. What the builder registers. Intents for another issuer are not let through.</summary>
/// <param name="inner">The issuer.</param>
/// <param name="allowWrites">Whether it may issue and move. Reading is always allowed.</param>
/// <param name="time">The clock; <see langword="null"/> is the system's.</param>
public sealed class GovernedCredentialProvider(ICredentialProvider inner, bool allowWrites = false, TimeProvider? time = null) : ICredentialProvider, IDisposable
{
    private readonly ICredentialProvider _inner = inner ?? throw new ArgumentNullException(nameof(inner));
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc />
    public ProviderDescriptor Descriptor => _inner.Descriptor;

    /// <inheritdoc />
    public IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, CancellationToken cancellationToken = default) =>
        _inner.GetVersionsAsync(credential, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The intent is another issuer's.</exception>
    public ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default) =>
        WriteAsync("issue", intent, () => _inner.IssueAsync(intent, cancellationToken));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The intent is another issuer's.</exception>
    public ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default) =>
        WriteAsync("move", intent, () => _inner.MoveAsync(intent, secret, cancellationToken));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The intent is another issuer's.</exception>
    public ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        IntentRouting.Check(Descriptor, intent);
        return GovernanceTelemetry.MeasureAsync(Descriptor.Name, "recover", () => _inner.RecoverAsync(intent, cancellationToken), told => told.GetType().Name, _time);
    }

    /// <summary>Disposes the issuer it stands before, where that can be.</summary>
    public void Dispose() => (_inner as IDisposable)?.Dispose();

    private ValueTask<Outcome<T>> WriteAsync<T>(string operation, OperationIntent intent, Func<ValueTask<Outcome<T>>> call)
        where T : class
    {
        IntentRouting.Check(Descriptor, intent);
        return GovernanceTelemetry.MeasureAsync(Descriptor.Name, operation, allowWrites ? call : () => new(Off<T>(operation)), _time);
    }

    private Outcome<T> Off<T>(string operation)
        where T : class =>
        Outcome.Failure<T>(new ProviderFailure(Descriptor.Name, operation, FailureKind.WritesOff, "writing to the outside was not switched on", MayHaveApplied: false));
}
