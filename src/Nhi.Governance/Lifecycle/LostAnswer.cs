namespace Nhi.Governance;

/// <summary>Makes good an operation whose answer was lost: by a broken network, a timeout, a cancelled call, a process that died after journaling its intent.</summary>
/// <remarks>May be called again with the same intent at any time; needs nothing but the intent, so that it can be the first thing a restarted process does.</remarks>
public static class LostAnswer
{
    /// <summary>
    /// Asks the issuer until it is known what happened, then leaves one of two states: a <see cref="OperationIntent.Move"/> has been made, an
    /// <see cref="OperationIntent.Issue"/> has left nothing that works, because the secret of what it made was lost, and a new one may be sent.
    /// </summary>
    /// <param name="provider">The issuer.</param>
    /// <param name="intent">The intent as it was journaled.</param>
    /// <param name="secret">The secret of the version where revoking it needs that.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>
    /// The recovery it ended with, <see cref="Recovery.NotApplied"/> for an Issue and <see cref="Recovery.Applied"/> for a Move; or why it is still open. What the issuer names as issued is
    /// revoked only while it is Pending and unused: anything else is <see cref="FailureKind.Conflict"/>, and somebody has to decide.
    /// </returns>
    /// <exception cref="ArgumentException">The intent is another issuer's.</exception>
    public static async ValueTask<Outcome<Recovery>> MakeGoodAsync(ICredentialProvider provider, OperationIntent intent, SecretValue? secret = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(intent);
        IntentRouting.Check(provider.Descriptor, intent);
        var clock = time ?? TimeProvider.System;
        var told = await AskUntilToldAsync(provider, intent, clock, cancellationToken).ConfigureAwait(false);
        return (told, intent) switch
        {
            (Recovery.Unknown open, OperationIntent.Issue) => Outcome.Failure<Recovery>(new ProviderFailure(provider.Descriptor.Name, "recover", FailureKind.Unavailable, open.Reason)),
            (Recovery.Applied made, OperationIntent.Issue) when Objection(made.Version) is { } objection => Outcome.Failure<Recovery>(
                new ProviderFailure(provider.Descriptor.Name, "recover", FailureKind.Conflict, $"version {made.Version.Id} {objection}: somebody has to decide", MayHaveApplied: true)),
            (Recovery.Applied made, OperationIntent.Issue) => Then(
                await provider.MoveAsync(Ending(provider, made.Version, clock), secret, cancellationToken).ConfigureAwait(false),
                _ => new Recovery.NotApplied()),
            // A move sent again is made once, so that an issuer that cannot tell does no harm either.
            (Recovery.NotApplied or Recovery.Unknown, OperationIntent.Move move) => Then(
                await provider.MoveAsync(move, secret, cancellationToken).ConfigureAwait(false),
                moved => new Recovery.Applied(moved)),
            _ => Outcome.Success(told),
        };
    }

    /// <summary>Why a version is not the one whose secret was lost: nobody can have promoted or used that.</summary>
    private static string? Objection(CredentialVersion version) =>
        version.Stage is not (VersionStage.Pending or VersionStage.Unknown) ? $"is {version.Stage}"
        : version.Facts.StateOf(CredentialFacts.LastUsedAt) == FactState.Known ? "has been used"
        : null;

    private static OperationIntent.Move Ending(ICredentialProvider provider, CredentialVersion version, TimeProvider clock) =>
        new(OperationId.New(), provider.Descriptor.Name, version.Credential, clock.GetUtcNow(), version.Id, VersionStage.Revoked);

    /// <summary>Asks until the issuer tells. That an issue was not applied counts only a whole listing window after the asking began: it may have been sent long after it was journaled, by a clock that differs.</summary>
    private static async ValueTask<Recovery> AskUntilToldAsync(ICredentialProvider provider, OperationIntent intent, TimeProvider clock, CancellationToken cancellationToken)
    {
        var window = provider.Descriptor.ListingWindow;
        var pause = TimeSpan.FromTicks(Math.Clamp(window.Ticks / 8, TimeSpan.TicksPerMillisecond * 50, TimeSpan.TicksPerSecond * 10));
        var asked = clock.GetTimestamp();
        while (true)
        {
            var told = await provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
            var elapsed = clock.GetElapsedTime(asked);
            if (told is Recovery.Applied || intent is OperationIntent.Move || (told is Recovery.NotApplied && elapsed >= window) || elapsed > window + pause)
            {
                return told;
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Outcome<Recovery> Then(Outcome<CredentialVersion> moved, Func<CredentialVersion, Recovery> to) =>
        moved.TryGet(out var version, out var failure) ? Outcome.Success(to(version)) : Outcome.Failure<Recovery>(failure);
}
