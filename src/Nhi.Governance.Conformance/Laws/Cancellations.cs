namespace Nhi.Governance.Conformance;

/// <summary>Cancels calls.</summary>
internal static class Cancellations
{
    /// <summary>Longer than anything takes to notice that it is not wanted any more.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(5);

    /// <summary>That a call which is cancelled before it begins throws so, promptly.</summary>
    public static async Task ThrowsAsync(Func<CancellationToken, Task> call, string doing)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync().ConfigureAwait(false);
        try
        {
            await call(cancelled.Token).WaitAsync(Prompt).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (TimeoutException)
        {
            throw new LawBrokenException($"{doing}, cancelled before it began, is still under way");
        }

        throw new LawBrokenException($"{doing}, cancelled before it began, ended as if it was not");
    }

    /// <summary>
    /// Makes a call and cancels it while its n-th exchange is held back after its effect, or where nothing can be held back has begun. Tells how it ended, or a failure
    /// without words where it was cancelled: that counts as a lost answer.
    /// </summary>
    public static async Task<Outcome<T>> InExchangeAsync<T>(IAnswerLoss loss, int exchange, Func<CancellationToken, ValueTask<Outcome<T>>> call, CancellationToken cancellationToken)
        where T : class
    {
        var held = loss.Hang(exchange);
        if (!held)
        {
            loss.Arm(-1, LossMoment.AfterEffect);
        }

        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var calling = call(cancelling.Token).AsTask();
        while (!calling.IsCompleted && (held ? !loss.HasLost : loss.Exchanges <= exchange))
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        }

        await cancelling.CancelAsync().ConfigureAwait(false);
        try
        {
            return await calling.WaitAsync(Prompt, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
        catch (TimeoutException)
        {
            throw new LawBrokenException($"a call that was cancelled in exchange {exchange} is still under way");
        }
        finally
        {
            loss.Arm(-1, LossMoment.AfterEffect);
        }
    }

    /// <summary>Makes a call and cancels it after a time. It ends as cancelled or as it would have.</summary>
    public static async Task AfterAsync(TimeSpan after, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        cancelling.CancelAfter(after);
        try
        {
            await call(cancelling.Token).WaitAsync(Prompt, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What is begun may have had its effect.
        }
        catch (TimeoutException)
        {
            throw new LawBrokenException("a call that was cancelled is still under way");
        }
    }
}
