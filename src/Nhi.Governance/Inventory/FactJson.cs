using System.Collections.Concurrent;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Facts as a list sorted by name: <c>{name, type, state, value, source}</c>, and <c>merge</c> where it is not the default.</summary>
/// <remarks>A fact that this version knows no key for is kept: its key is made again from the name, the type and the merge.</remarks>
internal static class FactJson
{
    /// <summary>Far more than there are, and few enough that a file which is full of made-up names takes no memory for good.</summary>
    private const int MostKeys = 4096;

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

    internal static FactSet Read(ref JsonFields owner)
    {
        var entries = owner.List("facts", ReadEntry);
        if (entries.Count == 0)
        {
            return FactSet.Empty;
        }

        var builder = new FactSetBuilder();
        var before = string.Empty;
        foreach (var entry in entries)
        {
            if (string.CompareOrdinal(before, entry.Key.Name) >= 0)
            {
                throw new JsonException($"The fact {entry.Key.Name} is not where its name belongs.");
            }

            before = entry.Key.Name;
            builder.Add(entry);
        }

        return builder.ToFactSet();
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

    private static FactEntry ReadEntry(JsonElement element)
    {
        var fields = new JsonFields(element, "a fact");
        var name = fields.Text("name");
        if (name.Length == 0)
        {
            throw fields.Wrong("name");
        }

        var type = fields.Text("type");
        var merge = Merge(ref fields);
        var state = fields.Named<FactState>("state");
        if (state == FactState.Unknown)
        {
            throw fields.Wrong("state");
        }

        var known = state == FactState.Known;
        (FactKey Key, object? Value) fact = type switch
        {
            "text" => (Key<string>(name, merge), known ? fields.Text("value") : null),
            "flag" => (Key<bool>(name, merge), known ? fields.Flag("value") : null),
            "number" => (Key<long>(name, merge), known ? fields.Long("value") : null),
            "instant" => (Key<DateTimeOffset>(name, merge), known ? fields.Instant("value") : null),
            "names" => (Key<NameSet>(name, merge), known ? Names(ref fields) : null),
            _ => throw fields.Wrong("type"),
        };
        var entry = new FactEntry(fact.Key, state, fact.Value, fields.Text("source"));
        fields.End();
        return entry;
    }

    private static FactKey<T> Key<T>(string name, FactMerge merge)
        where T : notnull
    {
        if (!Keys<T>.ByName.TryGetValue((name, merge), out var key))
        {
            key = new FactKey<T>(name, string.Empty, merge);
            if (Keys<T>.ByName.Count < MostKeys)
            {
                Keys<T>.ByName.TryAdd((name, merge), key);
            }
        }

        return key;
    }

    private static FactMerge Merge(ref JsonFields fields) => fields.OptionalText("merge") switch
    {
        null => FactMerge.Latest,
        nameof(FactMerge.Union) => FactMerge.Union,
        _ => throw fields.Wrong("merge"),
    };

    private static NameSet Names(ref JsonFields fields)
    {
        if (!fields.Has("value"))
        {
            throw fields.Wrong("value");
        }

        return new NameSet(fields.Texts("value"));
    }

    /// <summary>Keys that were made again before: every identity of a store has the same ones.</summary>
    private static class Keys<T>
        where T : notnull
    {
        public static ConcurrentDictionary<(string Name, FactMerge Merge), FactKey<T>> ByName { get; } = new();
    }
}
