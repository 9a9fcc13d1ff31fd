using System.Buffers;
using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads JSON within bounds, and says where it is wrong without quoting it.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = StructureLimits.Depth, AllowDuplicateProperties = false };

    /// <summary>The one value of a text.</summary>
    /// <exception cref="StructureException">It is not one valid JSON value.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            // The document lives as long as its elements are read; it is left to the collector, as elements outlive any place that could dispose of it.
            var root = JsonDocument.Parse(utf8, Options).RootElement;
            if (utf8.Span.IndexOf("\\ud"u8) >= 0 || utf8.Span.IndexOf("\\uD"u8) >= 0)
            {
                Locate(utf8.Span);
            }

            return root;
        }
        catch (JsonException exception)
        {
            Locate(utf8.Span);
            throw Problem(exception);
        }
    }

    /// <summary>Whether a text is several JSON values one after the other, as logs are.</summary>
    public static bool IsSequence(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = StructureLimits.Depth, AllowMultipleValues = true });
        try
        {
            for (var values = 0; reader.Read(); values++)
            {
                if (values > 0)
                {
                    return reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    /// <summary>The values of a text that is several one after the other: pages that a loop printed, or a record to a line.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="most">How many are read at most.</param>
    /// <exception cref="StructureException">One of them is not valid JSON.</exception>
    public static IReadOnlyList<JsonElement> Sequence(ReadOnlyMemory<byte> utf8, int most)
    {
        // As one list they are one document, which takes far less memory than one each.
        var list = new ArrayBufferWriter<byte>();
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = StructureLimits.Depth, AllowMultipleValues = true });
        try
        {
            var values = 0;
            for (var end = 0; values < most && reader.Read(); values++)
            {
                reader.Skip();
                list.Write(values == 0 ? "["u8 : ","u8);
                list.Write(utf8.Span[end..(int)reader.BytesConsumed]);
                end = (int)reader.BytesConsumed;
            }

            list.Write(values == 0 ? "[]"u8 : "]"u8);
        }
        catch (JsonException exception)
        {
            throw Problem(exception);
        }

        return [.. Parse(list.WrittenMemory).EnumerateArray()];
    }

    // Reads once more, token by token, for the place of what the document parser tells without one: repeated members, depth, half characters.
    private static void Locate(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = StructureLimits.Depth });
        var members = new Stack<HashSet<string>>();
        var depth = 0;
        try
        {
            while (reader.Read())
            {
                depth += reader.TokenType switch
                {
                    JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                    JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                    _ => 0,
                };
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        members.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        members.Pop();
                        break;
                    case JsonTokenType.PropertyName when !members.Peek().Add(reader.GetString()!):
                        throw new StructureException(PlaceOf(utf8, reader.TokenStartIndex), "an object has two members of the same name");
                    case JsonTokenType.String:
                        reader.GetString();
                        break;
                    default:
                        break;
                }
            }
        }
        catch (InvalidOperationException)
        {
            throw new StructureException(PlaceOf(utf8, reader.TokenStartIndex), "a text has half of a character: an escape of one surrogate");
        }
        catch (JsonException exception)
        {
            throw depth == StructureLimits.Depth && Opens(utf8[(int)reader.BytesConsumed..])
                ? new StructureException(PlaceOf(exception), $"is nested deeper than {StructureLimits.Depth} levels")
                : Problem(exception);
        }
    }

    private static bool Opens(ReadOnlySpan<byte> rest) => rest.TrimStart(" \t\r\n,:"u8) is [(byte)'[' or (byte)'{', ..];

    private static StructureException Problem(JsonException exception) => new(PlaceOf(exception), "is not valid JSON");

    private static string PlaceOf(JsonException exception) => $"line {(exception.LineNumber ?? 0) + 1}, byte {(exception.BytePositionInLine ?? 0) + 1}";

    private static string PlaceOf(ReadOnlySpan<byte> utf8, long offset)
    {
        var before = utf8[..(int)offset];
        return $"line {before.Count((byte)'\n') + 1}, byte {before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1}";
    }
}
