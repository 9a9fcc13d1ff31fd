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

    /// <summary>A room that grew beyond this is not kept for the next writing.</summary>
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? s_kept;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    internal static byte[] Write(Action<Utf8JsonWriter> write, string what, int most = IdentityCodec.MaxBytes)
    {
        // Taken while it is used: whoever writes within a writing makes another one.
        var (buffer, writer) = s_kept ?? New();
        s_kept = null;
        write(writer);
        writer.Flush();
        var count = buffer.WrittenCount;
        var bytes = count <= most ? buffer.WrittenSpan.ToArray() : throw new ArgumentException($"{what} takes {count} bytes; the most is {most}.", nameof(what));
        if (buffer.Capacity <= MostKept)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            s_kept = (buffer, writer);
        }

        return bytes;

        static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
        {
            var buffer = new ArrayBufferWriter<byte>(1024);
            return (buffer, new Utf8JsonWriter(buffer, WriterOptions));
        }
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

    /// <summary>Reads an instant from UTF-8: <c>2026-11-01T08:30:00Z</c>, with up to seven digits of a second's parts.</summary>
    internal static bool TryParseInstant(ReadOnlySpan<byte> utf8, out DateTimeOffset value)
    {
        value = default;
        if (utf8.Length is < 20 or > 28 or 21 || utf8[4] != '-' || utf8[7] != '-' || utf8[10] != 'T' || utf8[13] != ':' || utf8[16] != ':' || utf8[^1] != 'Z' || (utf8.Length > 20 && utf8[19] != '.'))
        {
            return false;
        }

        var (year, month, day) = (Number(utf8[..4]), Number(utf8[5..7]), Number(utf8[8..10]));
        var (hour, minute, second) = (Number(utf8[11..13]), Number(utf8[14..16]), Number(utf8[17..19]));
        var ticks = utf8.Length == 20 ? 0 : Number(utf8[20..^1]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || ticks < 0)
        {
            return false;
        }

        for (var digits = utf8.Length - 21; ticks > 0 && digits < 7; digits++)
        {
            ticks *= 10;
        }

        value = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(ticks));
        return true;

        // Below zero where they are no digits.
        static int Number(ReadOnlySpan<byte> digits)
        {
            var number = 0;
            foreach (var digit in digits)
            {
                if (!char.IsAsciiDigit((char)digit))
                {
                    return -1;
                }

                number = (number * 10) + digit - '0';
            }

            return number;
        }
    }

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
