using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads YAML as JSON from the parser's events alone: no objects are made, and anchors, aliases and repeated keys are refused.</summary>
internal static class YamlText
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = StructureLimits.Depth, SkipValidation = true };

    /// <summary>One value a document; empty documents are left out.</summary>
    /// <exception cref="StructureException">It is not valid YAML, or more than is read.</exception>
    public static IReadOnlyList<JsonElement> Parse(ReadOnlyMemory<byte> utf8)
    {
        using var reader = new StreamReader(FileText.StreamOf(utf8), Encoding.UTF8);
        var parser = new Parser(new Scanner(reader, skipComments: true));
        try
        {
            return Read(parser);
        }
        catch (YamlException exception)
        {
            throw new StructureException(PlaceOf(exception.Start), "is not valid YAML");
        }
        catch (Exception exception) when (exception is not StructureException and not OutOfMemoryException)
        {
            // The scanner has its own bugs; hostile text must not end the reading of everything else.
            throw new StructureException(parser.Current is { } current ? PlaceOf(current.End) : string.Empty, "is not valid YAML");
        }
    }

    private static List<JsonElement> Read(Parser parser)
    {
        var roots = new List<JsonElement>();
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, Writing);
        var open = new Stack<Level>();
        for (var events = 0; parser.MoveNext(); events++)
        {
            if (events == StructureLimits.YamlEvents)
            {
                throw new StructureException(PlaceOf(parser.Current!.Start), $"has more than {StructureLimits.YamlEvents} parts");
            }

            if (parser.Current is DocumentEnd)
            {
                writer.Flush();
                var root = JsonText.Parse(output.WrittenMemory.ToArray());
                if (root.ValueKind != JsonValueKind.Null)
                {
                    roots.Add(root);
                }

                output.ResetWrittenCount();
                writer.Reset(output);
                continue;
            }

            Take(parser.Current!, writer, open);
        }

        return roots;
    }

    private static void Take(ParsingEvent current, Utf8JsonWriter writer, Stack<Level> open)
    {
        if (current is AnchorAlias || (current is NodeEvent node && !node.Anchor.IsEmpty))
        {
            throw new StructureException(PlaceOf(current.Start), "uses an anchor or alias, which are refused");
        }

        switch (current)
        {
            case MappingStart:
                Enter(current, open, new HashSet<string>(StringComparer.Ordinal));
                writer.WriteStartObject();
                break;
            case SequenceStart:
                Enter(current, open, keys: null);
                writer.WriteStartArray();
                break;
            case MappingEnd:
                open.Pop();
                writer.WriteEndObject();
                break;
            case SequenceEnd:
                open.Pop();
                writer.WriteEndArray();
                break;
            case Scalar scalar when open.TryPeek(out var level) && level.ExpectsKey:
                if (!level.Keys!.Add(scalar.Value))
                {
                    throw new StructureException(PlaceOf(current.Start), "a mapping has the same key twice");
                }

                level.ExpectsKey = false;
                writer.WritePropertyName(scalar.Value);
                break;
            case Scalar scalar:
                ValueComes(open);
                YamlScalar.Write(writer, scalar);
                break;
            default:
                break;
        }
    }

    private static void Enter(ParsingEvent current, Stack<Level> open, HashSet<string>? keys)
    {
        if (open.TryPeek(out var level) && level.ExpectsKey)
        {
            throw new StructureException(PlaceOf(current.Start), "a key is not a text");
        }

        if (open.Count == StructureLimits.Depth)
        {
            throw new StructureException(PlaceOf(current.Start), $"is nested deeper than {StructureLimits.Depth} levels");
        }

        ValueComes(open);
        open.Push(new Level(keys));
    }

    private static void ValueComes(Stack<Level> open)
    {
        if (open.TryPeek(out var level) && level.Keys is not null)
        {
            level.ExpectsKey = true;
        }
    }

    private static string PlaceOf(in Mark mark) => $"line {mark.Line}, column {mark.Column}";

    private sealed class Level(HashSet<string>? keys)
    {
        public HashSet<string>? Keys { get; } = keys;

        public bool ExpectsKey { get; set; } = keys is not null;
    }
}
