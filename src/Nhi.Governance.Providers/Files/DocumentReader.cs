using System.Security.Cryptography;
using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>Turns the bytes of one file into a document, finds the format that knows it, and lets that read it.</summary>
internal sealed class DocumentReader(IReadOnlyList<IExportFormat> formats)
{
    private const int MostTried = 64;

    private readonly Guesser _guesser = new(formats);

    /// <summary>The structures a file may have.</summary>
    public IReadOnlyList<Guess> Guess(string path, ReadOnlySpan<byte> head) =>
        head.IsEmpty ? [] : _guesser.Guess(Path.GetExtension(path).ToLowerInvariant(), head);

    /// <summary>Everything a file says: its records, or why it is not read; nothing where it only looked like an export.</summary>
    public IReadOnlyList<SourceEvent> Read(string path, ReadOnlyMemory<byte> content, IReadOnlyList<Guess> guesses, ReadRequest request)
    {
        string? unknown = null;
        foreach (var guess in guesses)
        {
            try
            {
                var (document, malformed) = Parse(path, content, guess);
                if (FormatOf(document) is { } format)
                {
                    return ReadAs(format, document, malformed, request, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
                }

                unknown ??= WhyUnknown(guess, content.Span);
            }
            catch (StructureException exception)
            {
                if (guess.IsSure && !IsLog(path, content, guess))
                {
                    return [new SourceEvent.Rejected(new SourcePosition(path, exception.Place), exception.Message)];
                }

                unknown ??= guess.IsSure ? "holds several JSON values one after the other, as logs do, of which one is not valid" : null;
            }
        }

        return string.IsNullOrEmpty(unknown) ? [] : [new SourceEvent.Unrecognised(path, unknown)];
    }

    /// <summary>What a file tells of the authority of the files beside it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ScopeOf(string path, ReadOnlyMemory<byte> content, IReadOnlyList<Guess> guesses)
    {
        foreach (var guess in guesses)
        {
            try
            {
                var (document, _) = Parse(path, content, guess);
                if (FormatOf(document) is IScopeGiver giver)
                {
                    return [.. giver.ScopeOf(document)];
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The reading proper says what is wrong with it.
            }
        }

        return [];
    }

    private static bool IsLog(string path, ReadOnlyMemory<byte> content, Guess guess) =>
        guess.Structure == Structure.Json && !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && JsonText.IsSequence(content.Span);

    private (ExportDocument Document, IReadOnlyList<long> Malformed) Parse(string path, ReadOnlyMemory<byte> content, Guess guess)
    {
        if (guess.Structure == Structure.Certificates)
        {
            // Text around PEM blocks may be in any encoding, and DER is none.
            var bytes = FileText.IsUtf16(content.Span) ? FileText.ToUtf8(content) : content;
            return (new ExportDocument { Path = path, Shape = ExportShape.Certificates, Content = bytes }, []);
        }

        var utf8 = FileText.ToUtf8(content);
        if (guess.Structure == Structure.Text)
        {
            return (new ExportDocument { Path = path, Shape = ExportShape.Text, Content = utf8 }, []);
        }

        if (guess.Structure == Structure.Table)
        {
            var (header, rows, malformed) = TableText.Parse(utf8, guess.Delimiter);
            return (new ExportDocument { Path = path, Shape = ExportShape.Table, Header = header, Rows = rows }, malformed);
        }

        var roots = guess.Structure == Structure.Json ? Values(utf8) : YamlText.Parse(utf8);
        return (new ExportDocument { Path = path, Shape = ExportShape.Tree, Roots = roots }, []);
    }

    // Logs are many values too, and long: they are read to their end only where the first are known.
    private IReadOnlyList<JsonElement> Values(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return [JsonText.Parse(utf8)];
        }
        catch (StructureException) when (JsonText.IsSequence(utf8.Span))
        {
            var first = JsonText.Sequence(utf8, MostTried);
            return first.Count == MostTried && FormatOf(new ExportDocument { Path = string.Empty, Shape = ExportShape.Tree, Roots = first }) is not null ? JsonText.Sequence(utf8, int.MaxValue) : first;
        }
    }

    private static string WhyUnknown(Guess guess, ReadOnlySpan<byte> content) => guess.Structure switch
    {
        Structure.Json => "JSON of a kind that no source knows",
        Structure.Yaml => "YAML of a kind that no source knows",
        Structure.Table => "a table whose header no source knows",

        // Any text may begin like one.
        Structure.Text => string.Empty,

        // A private key on its own is no export: the scanner reports it.
        _ => content.IndexOf("PRIVATE KEY-----"u8) >= 0 ? string.Empty : "holds no certificate",
    };

    private static SourceEvent[] Failed(IExportFormat format, string path, Exception exception) =>
        [new SourceEvent.Rejected(new SourcePosition(path, string.Empty), $"the reader of {format.Name} failed on it ({exception.GetType().Name}); nothing of the file is taken")];

    private IExportFormat? FormatOf(ExportDocument document) => formats.FirstOrDefault(format => format.Recognises(document));

    private static IReadOnlyList<SourceEvent> ReadAs(IExportFormat format, ExportDocument document, IReadOnlyList<long> malformed, ReadRequest request, string sha256)
    {
        var records = new ExportRecords(document.Path, format.Name, request) { Sha256 = sha256, Command = format.Command is { Length: > 0 } command ? command : null };
        foreach (var line in malformed)
        {
            records.RejectUnread($"line {line}", "is no row that can be read: a quote stands where none may or is never closed, or the row is too long");
        }

        try
        {
            format.Read(document, records);
            return records.Complete();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A format that meets what its writer did not foresee must not end the survey; half of what it took would be worse than nothing.
            return Failed(format, document.Path, exception);
        }
    }
}
