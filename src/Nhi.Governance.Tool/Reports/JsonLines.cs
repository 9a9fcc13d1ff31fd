using System.Text.Json;

namespace Nhi.Governance.Tool.Reports;

/// <summary>Writes one JSON object a line to the standard output.</summary>
internal static class JsonLines
{
    public static async Task WriteAsync<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> members, CancellationToken cancellationToken)
    {
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        foreach (var item in items)
        {
            await using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true }))
            {
                writer.WriteStartObject();
                members(writer, item);
                writer.WriteEndObject();
            }

            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
    }
}
