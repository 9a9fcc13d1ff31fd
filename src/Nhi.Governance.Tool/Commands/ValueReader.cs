using System.Text;
using System.Text.Json;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary>Reads values to enrol. What it cannot read it tells by file and line, and nothing of a value is ever in what it tells.</summary>
internal sealed class ValueReader(ValueForm form, string field, Action<string, string> refuse)
{
    private const int Most = 16 * 1024 * 1024;

    private readonly List<GivenValue> _values = [];

    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="ToolException">It is too long.</exception>
    public IReadOnlyList<GivenValue> Read(Stream content, string file)
    {
        _values.Clear();
        var buffer = GC.AllocateUninitializedArray<byte>(Most + 1, pinned: true);
        try
        {
            var length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > Most)
            {
                throw ToolException.NotDone($"{file}: is longer than {Count.Of(Most / 1024 / 1024)} MiB. Nothing was enrolled.");
            }

            ReadOnlySpan<byte> text = buffer.AsSpan(0, length);
            Read(text.StartsWith("\uFEFF"u8) ? text[3..] : text, file);
            return _values;
        }
        finally
        {
            buffer.AsSpan().Clear();
        }
    }

    private void Read(ReadOnlySpan<byte> text, string file)
    {
        if (form == ValueForm.Whole)
        {
            Add(text.TrimEnd("\r\n"u8), file, name: null);
            return;
        }

        for (var line = 1; !text.IsEmpty; line++)
        {
            var end = text.IndexOf((byte)'\n');
            var one = end < 0 ? text : text[..end];
            var used = end < 0 ? text.Length : end + 1;
            one = one.EndsWith("\r"u8) ? one[..^1] : one;
            var place = $"{file} line {Count.Of(line)}";
            if (form == ValueForm.Dotenv)
            {
                var lines = ReadAssignment(text, one, place);
                if (lines > used)
                {
                    line += text[..lines].Count((byte)'\n') - 1;
                    used = lines;
                }
            }
            else if (form == ValueForm.Jsonl)
            {
                ReadObject(one, place);
            }
            else if (!one.IsEmpty)
            {
                Add(one, place, name: null);
            }

            text = text[used..];
        }
    }

    // How many bytes were used, where a quoted value goes on over lines.
    private int ReadAssignment(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line, string place)
    {
        var rest = line.TrimStart(" \t"u8);
        if (rest.IsEmpty || rest[0] == (byte)'#')
        {
            return 0;
        }

        var equals = rest.IndexOf((byte)'=');
        if (equals < 1)
        {
            refuse(place, "is not NAME=value");
            return 0;
        }

        var name = rest[..equals].Trim(" \t"u8);
        name = name.StartsWith("export "u8) ? name["export ".Length..].TrimStart(" \t"u8) : name;
        var value = rest[(equals + 1)..].TrimStart(" \t"u8);
        if (value.IsEmpty || value[0] is not ((byte)'"' or (byte)'\''))
        {
            var comment = value.IndexOf(" #"u8);
            Add((comment < 0 ? value : value[..comment]).TrimEnd(" \t"u8), place, Encoding.UTF8.GetString(name));
            return 0;
        }

        // The quote stands in the text where the line says; the value may go on behind the line.
        var start = line.Length - value.Length + 1;
        return ReadQuoted(text, start, value[0], place, Encoding.UTF8.GetString(name));
    }

    private int ReadQuoted(ReadOnlySpan<byte> text, int start, byte quote, string place, string name)
    {
        var value = new byte[text.Length - start];
        var length = 0;
        try
        {
            for (var at = start; at < text.Length; at++)
            {
                var one = text[at];
                if (one == quote)
                {
                    Add(value.AsSpan(0, length), place, name);
                    return at + 1;
                }

                if (one == (byte)'\\' && quote == (byte)'"' && at + 1 < text.Length)
                {
                    at++;
                    one = text[at] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', var other => other };
                }

                value[length++] = one;
            }
        }
        finally
        {
            value.AsSpan().Clear();
        }

        refuse(place, "has a quote that does not end");
        return text.Length;
    }

    private void ReadObject(ReadOnlySpan<byte> line, string place)
    {
        if (line.Trim(" \t"u8).IsEmpty)
        {
            return;
        }

        var value = new byte[line.Length];
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 16 });
            string? name = null;
            string? credential = null;
            var length = -1;
            reader.Read();
            while (reader.TokenType == JsonTokenType.StartObject ? reader.Read() && reader.TokenType == JsonTokenType.PropertyName : reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isValue, isName, isCredential) = (reader.ValueTextEquals(field), reader.ValueTextEquals("name"), reader.ValueTextEquals("credential"));
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    length = isValue ? reader.CopyString(value) : length;
                    name = isName && !isValue ? reader.GetString() : name;
                    credential = isCredential && !isValue ? reader.GetString() : credential;
                }

                reader.Skip();
                reader.Read();
            }

            if (length < 0)
            {
                refuse(place, $"is no object with a text in '{field}'");
                return;
            }

            Add(value.AsSpan(0, length), place, name, string.IsNullOrEmpty(credential) ? null : new CredentialId(credential));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // Its message may quote what it stumbled over.
            refuse(place, "is no JSON");
        }
        finally
        {
            value.AsSpan().Clear();
        }
    }

    private void Add(ReadOnlySpan<byte> value, string place, string? name, CredentialId? credential = null) =>
        _values.Add(new GivenValue(SecretValue.Copy(value), place) { Name = name, Credential = credential });
}
