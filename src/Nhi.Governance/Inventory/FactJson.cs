using System.Runtime.InteropServices;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Facts as a list sorted by name: <c>{name, type, state, value, source}</c>, and <c>merge</c> where it is not the default.</summary>
/// <remarks>A fact that this version knows no key for is kept: its key is made again from the name, the type and the merge.</remarks>
internal static class FactJson
{
    /// <summary>Far more than there are, and few enough that a file which is full of made-up names takes no memory for good.</summary>
    private const int MostKeys = 4096;

    private static readonly object True = true;

    private static readonly object False = false;

    /// <summary>Keys that were made again before, each where its name leads to: every identity of a store has the same ones.</summary>
    private static readonly FactKey?[] s_keys = new FactKey?[MostKeys];

    internal static void Write(Utf8JsonWriter writer, FactSet facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("facts");
        foreach (var entry in facts.Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("name", entry.Key.Name);
            writer.WriteString("type", TypeTag(entry.Key));
            if (entry.Key.Merge != FactMerge.Latest)
            {
                writer.WriteString("merge", CanonicalJson.Name(entry.Key.Merge));
            }

            writer.WriteString("state", CanonicalJson.Name(entry.State));
            if (entry.State == FactState.Known)
            {
                WriteValue(writer, entry);
            }

            writer.WriteString("source", entry.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static FactSet Read(ref CanonicalReader reader)
    {
        if (!reader.Has("facts"u8))
        {
            return FactSet.Empty;
        }

        try
        {
            return FactSet.FromSorted(reader.Items("facts"u8, ReadEntry));
        }
        catch (ArgumentException wrong)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    private static string TypeTag(FactKey key) => key switch
    {
        FactKey<string> => "text",
        FactKey<bool> => "flag",
        FactKey<long> => "number",
        FactKey<DateTimeOffset> => "instant",
        FactKey<NameSet> => "names",
        _ => throw new ArgumentException($"{key.Name} is a {key.ValueType.Name}, which cannot be written.", nameof(key)),
    };

    private static void WriteValue(Utf8JsonWriter writer, FactEntry entry)
    {
        switch (entry.Value)
        {
            case string text:
                writer.WriteString("value", text);
                break;
            case bool flag:
                writer.WriteBoolean("value", flag);
                break;
            case long number:
                writer.WriteNumber("value", number);
                break;
            case DateTimeOffset instant:
                writer.WriteString("value", CanonicalJson.Instant(instant));
                break;
            case NameSet names:
                writer.WriteStartArray("value");
                foreach (var name in names)
                {
                    writer.WriteStringValue(name);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"{entry.Key.Name} has a value that cannot be written.", nameof(entry));
        }
    }

    private static FactEntry ReadEntry(ref CanonicalReader reader)
    {
        var outer = reader.Begin("a fact");
        var name = reader.Text("name"u8);
        if (name.Length == 0)
        {
            throw reader.Wrong("name"u8);
        }

        var type = reader.Text("type"u8);
        var merge = reader.Has("merge"u8) ? ReadMerge(ref reader) : FactMerge.Latest;
        var state = reader.Named<FactState>("state"u8);
        if (state == FactState.Unknown)
        {
            throw reader.Wrong("state"u8);
        }

        var known = state == FactState.Known;
        (FactKey Key, object? Value) fact = type switch
        {
            "text" => (Key<string>(name, merge), known ? reader.Text("value"u8) : null),
            "flag" => (Key<bool>(name, merge), known ? reader.Flag("value"u8) ? True : False : null),
            "number" => (Key<long>(name, merge), known ? reader.Long("value"u8) : null),
            "instant" => (Key<DateTimeOffset>(name, merge), known ? reader.Instant("value"u8) : null),
            "names" => (Key<NameSet>(name, merge), known ? ReadNames(ref reader) : null),
            _ => throw reader.Wrong("type"u8),
        };
        var entry = new FactEntry(fact.Key, state, fact.Value, reader.Text("source"u8));
        reader.End(outer);
        return entry;
    }

    /// <summary>The key of a name: as a rule it was made before.</summary>
    private static FactKey<T> Key<T>(string name, FactMerge merge)
        where T : notnull
    {
        ref var place = ref s_keys[KnownTexts.HashOf(MemoryMarshal.AsBytes(name.AsSpan())) & (MostKeys - 1)];
        return place is FactKey<T> key && key.Merge == merge && string.Equals(key.Name, name, StringComparison.Ordinal)
            ? key
            : Made(ref place, new FactKey<T>(string.IsInterned(name) ?? name, string.Empty, merge));

        static FactKey<T> Made(ref FactKey? place, FactKey<T> key)
        {
            place = key;
            return key;
        }
    }

    private static FactMerge ReadMerge(ref CanonicalReader reader) => string.Equals(reader.TakeText("merge"u8), nameof(FactMerge.Union), StringComparison.Ordinal) ? FactMerge.Union : throw reader.Wrong("merge"u8);

    private static NameSet ReadNames(ref CanonicalReader reader)
    {
        reader.Need("value"u8);
        return new NameSet(reader.Items("value"u8, static (ref CanonicalReader item) => item.TakeText("value"u8)));
    }
}
