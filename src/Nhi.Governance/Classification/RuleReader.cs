using System.Buffers;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Reads rules strictly: a word that is not known is refused with its place, and everything has a bound.</summary>
internal static class RuleReader
{
    private const string Marker = "nhi/v1";
    private const int MaxTests = 16;
    private const int MaxText = 1000;
    private const int MaxRank = 100;

    private static readonly SearchValues<char> IdLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly string[] States = ["known", "none", "not-known", "several"];

    public static RuleSet Read(JsonElement root)
    {
        Known(root, string.Empty, "rules", "set", "disable");
        if (!root.TryGetProperty("rules", out var marker) || marker.ValueKind != JsonValueKind.String || !marker.ValueEquals(Marker))
        {
            throw new RuleFormatException("rules", $"has to be {Marker}");
        }

        var set = Items(root, "set").Select((item, index) => Rule(item, $"set[{index}]")).ToList();
        var disabled = Items(root, "disable").Select((item, index) => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new RuleFormatException($"disable[{index}]", "has to be the id of a rule")).ToList();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < set.Count; index++)
        {
            if (!ids.Add(set[index].Id))
            {
                throw new RuleFormatException($"set[{index}].id", $"'{set[index].Id}' is the id of a rule before it");
            }
        }

        return disabled.Find(ids.Contains) is { } both ? throw new RuleFormatException("disable", $"'{both}' is set, too") : new RuleSet(set, disabled);
    }

    private static List<JsonElement> Items(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new RuleFormatException(name, "has to be a list");
        }

        return list.GetArrayLength() <= RuleSet.MaxRules ? [.. list.EnumerateArray()] : throw new RuleFormatException(name, $"has more than {RuleSet.MaxRules} entries");
    }

    private static ClassificationRule Rule(JsonElement item, string place)
    {
        Known(item, place, "id", "class", "standing", "rank", "confidence", "when", "why", "source");
        var id = Text(item, place, "id");
        if (id.Length > 64 || id.AsSpan().ContainsAnyExcept(IdLetters))
        {
            throw new RuleFormatException($"{place}.id", "has to be small letters, digits and hyphens, 64 at the most");
        }

        place = $"{place} ({id})";
        var (value, standing) = Answer(item, place);
        var rank = Number(item, place, "rank", 1, MaxRank);
        if (rank != Math.Truncate(rank))
        {
            throw new RuleFormatException($"{place}.rank", "has to be a whole number");
        }

        return new ClassificationRule(id, value, standing, (int)rank, Number(item, place, "confidence", 0, 1), Tests(item, place), Text(item, place, "why"), Text(item, place, "source"));
    }

    private static (IdentityClass Class, Standing Standing) Answer(JsonElement item, string place)
    {
        var (hasClass, hasStanding) = (item.TryGetProperty("class", out _), item.TryGetProperty("standing", out _));
        if (hasClass == hasStanding)
        {
            throw new RuleFormatException(place, "needs a class or a standing, and not both");
        }

        return hasClass
            ? (Word<IdentityClass>(item, place, "class", except: IdentityClass.Unknown), Standing.Governed)
            : (IdentityClass.Unknown, Word<Standing>(item, place, "standing", except: Standing.Governed));
    }

    private static IReadOnlyList<FactTest> Tests(JsonElement item, string place)
    {
        place += ".when";
        return !item.TryGetProperty("when", out var when) || when.ValueKind != JsonValueKind.Array || when.GetArrayLength() is 0 or > MaxTests
            ? throw new RuleFormatException(place, $"has to be a list of 1 to {MaxTests} tests")
            : [.. when.EnumerateArray().Select((test, index) => Test(test, $"{place}[{index}]"))];
    }

    private static FactTest Test(JsonElement item, string place)
    {
        Known(item, place, "fact", "is", "startsWith", "endsWith", "has", "state", "check", "with");
        var name = Text(item, place, "fact");
        var fact = FactVocabulary.Find(name) ?? throw new RuleFormatException($"{place}.fact", $"there is no fact '{name}'");
        var rest = item.EnumerateObject().Select(member => member.Name).Where(member => member is not ("fact" or "with")).ToList();
        if (rest is not [var predicate] || (predicate is "check") != item.TryGetProperty("with", out _))
        {
            throw new RuleFormatException(place, "needs a fact and one of is, startsWith, endsWith, has, state, or check and with");
        }

        return (predicate, fact) switch
        {
            ("is", FactKey<string> text) => new FactTest.Is(text, Text(item, place, predicate)),
            ("is", FactKey<bool> flag) => item.GetProperty(predicate).ValueKind switch
            {
                JsonValueKind.True => new FactTest.Truth(flag),
                JsonValueKind.False => new FactTest.Truth(flag, Value: false),
                _ => throw new RuleFormatException($"{place}.is", $"has to be true or false, as {name} is"),
            },
            ("startsWith", FactKey<string> text) => new FactTest.StartsWith(text, Text(item, place, predicate)),
            ("endsWith", FactKey<string> text) => new FactTest.EndsWith(text, Text(item, place, predicate)),
            ("has", FactKey<NameSet> names) => new FactTest.Has(names, Text(item, place, predicate)),
            ("state", _) => State(item, place, fact),
            ("check", _) => Check(item, place, fact),
            _ => throw new RuleFormatException($"{place}.{predicate}", $"cannot be asked of {name}"),
        };
    }

    private static FactTest State(JsonElement item, string place, FactKey fact) => Text(item, place, "state") switch
    {
        "known" => new FactTest.Known(fact),
        "none" => new FactTest.Absent(fact),
        "not-known" => new FactTest.NotKnown(fact),
        "several" when fact is FactKey<NameSet> names => new FactTest.Several(names),
        _ => throw new RuleFormatException($"{place}.state", $"has to be one of {string.Join(", ", States)}; several of names alone"),
    };

    private static FactTest.Check Check(JsonElement item, string place, FactKey fact)
    {
        var name = Text(item, place, "check");
        var check = RuleCheck.All.FirstOrDefault(check => string.Equals(check.Name, name, StringComparison.Ordinal))
            ?? throw new RuleFormatException($"{place}.check", $"there is no check '{name}'; there are {string.Join(", ", RuleCheck.All)}");
        return check.Of == fact.ValueType ? new FactTest.Check(fact, check, Text(item, place, "with")) : throw new RuleFormatException($"{place}.check", $"{name} cannot be asked of {fact.Name}");
    }

    private static T Word<T>(JsonElement item, string place, string name, T except)
        where T : struct, Enum
    {
        var text = Text(item, place, name);
        var words = Enum.GetValues<T>().Where(value => !value.Equals(except)).ToList();
        var found = words.FindIndex(value => string.Equals(value.ToString(), text, StringComparison.Ordinal));
        return found >= 0 ? words[found] : throw new RuleFormatException($"{place}.{name}", $"'{text}' is not known; known are {string.Join(", ", words)}");
    }

    private static double Number(JsonElement item, string place, string name, double least, double most) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most
            ? number
            : throw new RuleFormatException($"{place}.{name}", FormattableString.Invariant($"has to be a number from {least} to {most}"));

    private static string Text(JsonElement item, string place, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MaxText } text
            ? text
            : throw new RuleFormatException($"{place}.{name}", $"has to be text of 1 to {MaxText} characters");

    private static void Known(JsonElement item, string place, params ReadOnlySpan<string> names)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new RuleFormatException(place, "has to be a mapping");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in item.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                throw new RuleFormatException(place, $"'{member.Name}' is not known there; known are {string.Join(", ", names.ToArray())}");
            }

            if (!seen.Add(member.Name))
            {
                throw new RuleFormatException(place, $"'{member.Name}' stands there twice");
            }
        }
    }
}
