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
    /// <returns>The recovery it ended with, <see cref="Recovery.NotApplied"/> for an Issue and <see cref="Recovery.Applied"/> for a Move; or why it is still open.</returns>
    public static async ValueTask<Outcome<Recovery>> MakeGoodAsync(ICredentialProvider provider, OperationIntent intent, SecretValue? secret = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(intent);
        var clock = time ?? TimeProvider.System;
        var told = await AskUntilToldAsync(provider, intent, clock, cancellationToken).ConfigureAwait(false);
        return (told, intent) switch
        {
            (Recovery.Unknown open, _) => Outcome.Failure<Recovery>(new ProviderFailure(provider.Descriptor.Name, "recover", FailureKind.Unavailable, open.Reason)),
            (Recovery.Applied made, OperationIntent.Issue) => Then(
                await provider.MoveAsync(new OperationIntent.Move(intent.Id, intent.Credential, clock.GetUtcNow(), made.Version.Id, VersionStage.Revoked), secret, cancellationToken).ConfigureAwait(false),
                _ => new Recovery.NotApplied()),
            (Recovery.NotApplied, OperationIntent.Move move) => Then(
                await provider.MoveAsync(move, secret, cancellationToken).ConfigureAwait(false),
                moved => new Recovery.Applied(moved)),
            _ => Outcome.Success(told),
        };
    }

    private static async ValueTask<Recovery> AskUntilToldAsync(ICredentialProvider provider, OperationIntent intent, TimeProvider clock, CancellationToken cancellationToken)
    {
        var window = provider.Descriptor.PropagationWindow;
        var pause = TimeSpan.FromTicks(Math.Clamp(window.Ticks / 8, TimeSpan.TicksPerMillisecond * 50, TimeSpan.TicksPerSecond * 10));
        var asked = clock.GetTimestamp();
        while (true)
        {
            var told = await provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
            if (told is not Recovery.Unknown || clock.GetElapsedTime(asked) > window + pause)
            {
                return told;
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Outcome<Recovery> Then(Outcome<CredentialVersion> moved, Func<CredentialVersion, Recovery> to) =>
        moved.TryGet(out var version, out var failure) ? Outcome.Success(to(version)) : Outcome.Failure<Recovery>(failure);
}
