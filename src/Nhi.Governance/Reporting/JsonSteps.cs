using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes a large document step by step, so that it never stands in memory as a whole.</summary>
internal static class JsonSteps
{
    private const int FlushAt = 64 * 1024;

    // No encoder is named: the default one escapes control and direction characters, and does not move with the runtime's Unicode tables.
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    public static async Task WriteAsync(Func<Utf8JsonWriter, IEnumerable<Action>> steps, Stream destination, CancellationToken cancellationToken)
    {
        await WriteAsync(steps, Options, destination, cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes it on one line, without an end.</summary>
    public static Task WriteCompactAsync(Func<Utf8JsonWriter, IEnumerable<Action>> steps, Stream destination, CancellationToken cancellationToken) =>
        WriteAsync(steps, default, destination, cancellationToken);

    private static async Task WriteAsync(Func<Utf8JsonWriter, IEnumerable<Action>> steps, JsonWriterOptions options, Stream destination, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(destination, options);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var step in steps(writer))
            {
                step();
                if (writer.BytesPending >= FlushAt)
                {
                    await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
