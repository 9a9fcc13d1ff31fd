using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>What both codecs agree on: bounds, instants, names of enumerations, order of sets.</summary>
internal static class CanonicalJson
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    // No encoder is named: the default one escapes all but basic Latin, and so does not move with the runtime's Unicode tables.
    private static readonly JsonWriterOptions WriterOptions = new() { SkipValidation = true };

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    internal static byte[] Write(Action<Utf8JsonWriter> write, string what, int most = IdentityCodec.MaxBytes)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(writer);
        }

        return buffer.WrittenCount <= most
            ? buffer.WrittenSpan.ToArray()
            : throw new ArgumentException($"{what} takes {buffer.WrittenCount} bytes; the most is {most}.", nameof(what));
    }

    internal static T Read<T>(ReadOnlyMemory<byte> utf8, string what, Func<JsonElement, T> read, int most = IdentityCodec.MaxBytes)
    {
        if (utf8.Length > most)
        {
            throw new JsonException($"{utf8.Length} bytes are too many for {what}; the most is {most}.");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, DocumentOptions);
            return read(document.RootElement);
        }
        catch (InvalidOperationException invalid)
        {
            throw new JsonException($"{what} holds text that is not UTF-8.", invalid);
        }
    }

    internal static string Instant(DateTimeOffset value) => value.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    internal static DateTimeOffset? ParseInstant(string text) =>
        DateTimeOffset.TryParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value) ? value : null;

    internal static string Name<T>(T value)
        where T : struct, Enum =>
        Enum.GetName(value) ?? throw new ArgumentException($"{value} is not a {typeof(T).Name}.", nameof(value));

    internal static void WriteList<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write, Comparison<T>? order = null)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in order is null ? items : Sorted(items, order))
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    internal static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static IReadOnlyList<T> Sorted<T>(IReadOnlyList<T> items, Comparison<T> order)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (order(items[i - 1], items[i]) > 0)
            {
                return [.. items.Order(Comparer<T>.Create(order))];
            }
        }

        return items;
    }
}
