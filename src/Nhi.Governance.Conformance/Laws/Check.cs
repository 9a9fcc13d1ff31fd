using System.Diagnostics.CodeAnalysis;

namespace Nhi.Governance.Conformance;

/// <summary>What laws say where they see something that must not be.</summary>
internal static class Check
{
    public static void That([DoesNotReturnIf(false)] bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new LawBrokenException(otherwise);
        }
    }

    public static T Succeeded<T>(Outcome<T> outcome, string doing)
        where T : class =>
        outcome.TryGet(out var value, out var failure) ? value : throw new LawBrokenException($"{doing} failed: {failure.Kind}, {failure.Reason}");

    public static ProviderFailure Failed<T>(Outcome<T> outcome, string doing, params ReadOnlySpan<FailureKind> as_)
        where T : class
    {
        if (outcome.TryGet(out var value, out var failure))
        {
            (value as IDisposable)?.Dispose();
            throw new LawBrokenException($"{doing} succeeded");
        }

        That(as_.IsEmpty || as_.Contains(failure.Kind), $"{doing} failed as {failure.Kind} ({failure.Reason}), and not as {string.Join(" or ", as_.ToArray())}");
        return failure;
    }

    /// <summary>That an enumeration ends in a failure.</summary>
    public static async Task<ProviderFailure> ThrowsAsync(Func<Task> enumerating, string doing)
    {
        try
        {
            await enumerating().ConfigureAwait(false);
        }
        catch (ProviderException thrown)
        {
            return thrown.Failure;
        }

        throw new LawBrokenException($"{doing} succeeded");
    }

    /// <summary>That what was printed does not show a secret, nor a telling part of it.</summary>
    public static void DoesNotShow(string text, SecretValue secret, string where)
    {
        var value = System.Text.Encoding.UTF8.GetString(secret.Reveal());
        That(value.Length == 0 || !text.Contains(value, StringComparison.Ordinal), $"{where} shows the secret");
        That(value.Length < 24 || !text.Contains(value[..16], StringComparison.Ordinal), $"{where} shows the beginning of the secret");
    }

    /// <summary>That something comes to be within a time: what has a propagation window is asked until then.</summary>
    public static async Task EventuallyAsync(Func<ValueTask<bool>> holds, TimeSpan within, TimeProvider time, string otherwise, CancellationToken cancellationToken) =>
        That(await SoonAsync(holds, within, time, cancellationToken).ConfigureAwait(false), $"{otherwise} (within {within})");

    /// <summary>Whether something comes to be within a time.</summary>
    public static async Task<bool> SoonAsync(Func<ValueTask<bool>> holds, TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(Math.Clamp(within.TotalMilliseconds / 50, 5, 500));
        while (!await holds().ConfigureAwait(false))
        {
            if (time.GetElapsedTime(started) >= within)
            {
                return false;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
