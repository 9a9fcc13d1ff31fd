using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Nhi.Governance.Providers.Files;

/// <summary>Lets a source write its events as it goes, a bounded number ahead of whoever reads them.</summary>
internal static class EventChannel
{
    private const int Ahead = 256;

    /// <summary>Runs a producer beside its reader. A reader that stops early stops the producer, and waits until it has let go of what it holds.</summary>
    public static async IAsyncEnumerable<SourceEvent> ReadAsync(
        Func<ChannelWriter<SourceEvent>, CancellationToken, Task> produce,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<SourceEvent>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var producer = Task.Run(() => RunAsync(produce, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var value in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return value;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await producer.ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(Func<ChannelWriter<SourceEvent>, CancellationToken, Task> produce, ChannelWriter<SourceEvent> events, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await produce(events, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The reader is told: completing with the failure throws it there, with its own stack.
            failure = exception;
        }

        events.Complete(failure);
    }
}
