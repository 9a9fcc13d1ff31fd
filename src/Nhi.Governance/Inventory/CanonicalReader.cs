using System.Text;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Reads one value at the reader's place.</summary>
/// <typeparam name="T">What it comes to.</typeparam>
internal delegate T CanonicalRead<out T>(ref CanonicalReader reader);

/// <summary>
/// Reads canonical JSON strictly and once, from front to back: members stand where they were written, so what is missing, told twice, not known or elsewhere is met at a place where something else belongs.
/// Every refusal names the object, the member and the byte.
/// </summary>
internal ref struct CanonicalReader
{
    private Utf8JsonReader _json;
    private string _what;

    private CanonicalReader(ReadOnlySpan<byte> utf8, string what)
    {
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 8 });
        _what = what;
        _json.Read();
    }

    internal static T Read<T>(ReadOnlySpan<byte> utf8, string what, CanonicalRead<T> read, int most = IdentityCodec.MaxBytes)
    {
        if (utf8.Length > most)
        {
            throw new JsonException($"{utf8.Length} bytes are too many for {what}; the most is {most}.");
        }

        try
        {
            var reader = new CanonicalReader(utf8, what);
            return read(ref reader);
        }
        catch (InvalidOperationException invalid)
        {
            throw new JsonException($"{what} holds text that is not Unicode.", invalid);
        }
    }

    /// <summary>Enters an object.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <returns>What it stands in: <see cref="End"/> takes it.</returns>
    internal string Begin(string what)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"{what} is not an object (byte {_json.TokenStartIndex}).");
        }

        var outer = _what;
        _what = what;
        _json.Read();
        return outer;
    }

    /// <summary>Leaves an object.</summary>
    internal void End(string outer)
    {
        if (_json.TokenType != JsonTokenType.EndObject)
        {
            throw new JsonException($"{_what} has a member that is not known here, or that belongs elsewhere (byte {_json.TokenStartIndex}).");
        }

        _what = outer;
        _json.Read();
    }

    /// <summary>Steps to the value of a member, if that comes next.</summary>
    internal bool Has(ReadOnlySpan<byte> name)
    {
        if (_json.TokenType != JsonTokenType.PropertyName || !_json.ValueTextEquals(name))
        {
            return false;
        }

        _json.Read();
        return true;
    }

    internal void Need(ReadOnlySpan<byte> name)
    {
        if (!Has(name))
        {
            throw new JsonException($"{_what} has no {Encoding.UTF8.GetString(name)} where that belongs (byte {_json.TokenStartIndex}).");
        }
    }

    /// <summary>A text that few others have.</summary>
    internal string OwnText(ReadOnlySpan<byte> name)
    {
        Need(name);
        return TakeText(name, shared: false);
    }

    internal string Text(ReadOnlySpan<byte> name)
    {
        Need(name);
        return TakeText(name);
    }

    internal string? OptionalText(ReadOnlySpan<byte> name) => Has(name) ? TakeText(name) : null;

    internal T Named<T>(ReadOnlySpan<byte> name)
        where T : struct, Enum
    {
        Need(name);
        if (_json.TokenType == JsonTokenType.String)
        {
            foreach (var (text, value) in Names<T>.All)
            {
                if (_json.ValueTextEquals(text))
                {
                    _json.Read();
                    return value;
                }
            }
        }

        throw Wrong(name);
    }

    internal DateTimeOffset Instant(ReadOnlySpan<byte> name)
    {
        Need(name);
        return TakeInstant(name);
    }

    internal DateTimeOffset? OptionalInstant(ReadOnlySpan<byte> name) => Has(name) ? TakeInstant(name) : null;

    internal bool Flag(ReadOnlySpan<byte> name) => OptionalFlag(name) ?? throw new JsonException($"{_what} has no {Encoding.UTF8.GetString(name)} where that belongs (byte {_json.TokenStartIndex}).");

    internal bool? OptionalFlag(ReadOnlySpan<byte> name)
    {
        if (!Has(name))
        {
            return null;
        }

        if (_json.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            throw Wrong(name);
        }

        var value = _json.TokenType == JsonTokenType.True;
        _json.Read();
        return value;
    }

    internal int Integer(ReadOnlySpan<byte> name)
    {
        Need(name);
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var value) ? Taken(value) : throw Wrong(name);
    }

    internal long Long(ReadOnlySpan<byte> name)
    {
        Need(name);
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value) ? Taken(value) : throw Wrong(name);
    }

    internal double Real(ReadOnlySpan<byte> name)
    {
        Need(name);
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value) && double.IsFinite(value) ? Taken(value) : throw Wrong(name);
    }

    internal IReadOnlyList<T> List<T>(ReadOnlySpan<byte> name, CanonicalRead<T> read)
    {
        if (!Has(name))
        {
            return [];
        }

        var items = Items(name, read);
        return items.Length == 0 ? [] : Array.AsReadOnly(items);
    }

    internal IReadOnlyList<string> Texts(ReadOnlySpan<byte> name) => List(name, static (ref CanonicalReader reader) => reader.TakeText("a list"u8));

    /// <summary>The items of the list that comes next.</summary>
    internal T[] Items<T>(ReadOnlySpan<byte> name, CanonicalRead<T> read)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw Wrong(name);
        }

        _json.Read();
        var (items, count) = (Array.Empty<T>(), 0);
        while (_json.TokenType != JsonTokenType.EndArray)
        {
            if (count == items.Length)
            {
                Array.Resize(ref items, Math.Max(1, count * 2));
            }

            items[count++] = read(ref this);
        }

        _json.Read();
        Array.Resize(ref items, count);
        return items;
    }

    /// <summary>The text that comes next.</summary>
    internal string TakeText(ReadOnlySpan<byte> name, bool shared = true)
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            throw Wrong(name);
        }

        // What is not escaped may be had without being made.
        return Taken(shared && !_json.ValueIsEscaped ? KnownTexts.Of(_json.ValueSpan) : _json.GetString()!);
    }

    internal readonly JsonException Wrong(ReadOnlySpan<byte> name) => new($"{_what} has {Encoding.UTF8.GetString(name)} of the wrong form (byte {_json.TokenStartIndex}).");

    private T Taken<T>(T value)
    {
        _json.Read();
        return value;
    }

    private DateTimeOffset TakeInstant(ReadOnlySpan<byte> name) =>
        _json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && CanonicalJson.TryParseInstant(_json.ValueSpan, out var value) ? Taken(value) : throw Wrong(name);

    /// <summary>The members of an enumeration, by name.</summary>
    private static class Names<T>
        where T : struct, Enum
    {
        public static (byte[] Text, T Value)[] All { get; } = [.. Enum.GetValues<T>().Distinct().Select(value => (Encoding.UTF8.GetBytes(Enum.GetName(value)!), value))];
    }
}
