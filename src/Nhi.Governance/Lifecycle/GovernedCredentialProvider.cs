namespace Nhi.Governance;

/// <summary>Stands before an issuer: refuses to change anything unless writing was switched on, and tells telemetry of each call. What the builder registers.</summary>
/// <param name="inner">The issuer.</param>
/// <param name="allowWrites">Whether it may issue and move. Reading is always allowed.</param>
/// <param name="time">The clock; <see langword="null"/> is the system's.</param>
public sealed class GovernedCredentialProvider(ICredentialProvider inner, bool allowWrites = false, TimeProvider? time = null) : ICredentialProvider
{
    private readonly ICredentialProvider _inner = inner ?? throw new ArgumentNullException(nameof(inner));
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc />
    public ProviderDescriptor Descriptor => _inner.Descriptor;

    /// <inheritdoc />
    public IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, CancellationToken cancellationToken = default) =>
        _inner.GetVersionsAsync(credential, cancellationToken);

    /// <inheritdoc />
    public ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default) =>
        allowWrites ? GovernanceTelemetry.MeasureAsync(Descriptor.Name, "issue", () => _inner.IssueAsync(intent, cancellationToken), _time) : new(Off<IssuedVersion>("issue"));

    /// <inheritdoc />
    public ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default) =>
        allowWrites ? GovernanceTelemetry.MeasureAsync(Descriptor.Name, "move", () => _inner.MoveAsync(intent, secret, cancellationToken), _time) : new(Off<CredentialVersion>("move"));

    /// <inheritdoc />
    public ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default) =>
        GovernanceTelemetry.MeasureAsync(Descriptor.Name, "recover", () => _inner.RecoverAsync(intent, cancellationToken), told => told.GetType().Name, _time);

    private Outcome<T> Off<T>(string operation)
        where T : class =>
        Outcome.Failure<T>(new ProviderFailure(Descriptor.Name, operation, FailureKind.WritesOff, "writing to the outside was not switched on", MayHaveApplied: false));
}
