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
