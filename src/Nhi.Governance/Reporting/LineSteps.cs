using System.Buffers;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes a JSON object a line, so that the document never stands in memory as a whole.</summary>
internal static class LineSteps
{
    private const int FlushAt = 64 * 1024;

    public static async Task WriteAsync(IEnumerable<Action<Utf8JsonWriter>> lines, Stream destination, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        var writer = new Utf8JsonWriter(buffer);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var line in lines)
            {
                line(writer);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                writer.Reset();
                buffer.Write("\n"u8);
                if (buffer.WrittenCount >= FlushAt)
                {
                    await destination.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                    buffer.ResetWrittenCount();
                }
            }
        }

        await destination.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
