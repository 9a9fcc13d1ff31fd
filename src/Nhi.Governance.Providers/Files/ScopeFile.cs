using System.Text;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads <c>.nhi-scope</c>: lines of <c>NAME=VALUE</c>, empty ones and comments after <c>#</c>.</summary>
internal static class ScopeFile
{
    public const string Name = ".nhi-scope";

    public const int MaxLength = 64 * 1024;

    /// <summary>Reads a scope file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="values">Names and values.</param>
    /// <returns>What is wrong with it, or odd.</returns>
    public static IReadOnlyList<SourceEvent> Read(ReadOnlyMemory<byte> content, string path, out IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var read = new List<KeyValuePair<string, string>>();
        var events = new List<SourceEvent>();
        values = read;
        string[] lines;
        try
        {
            lines = Encoding.UTF8.GetString(FileText.ToUtf8(content).Span).Split('\n');
        }
        catch (StructureException exception)
        {
            return [new SourceEvent.Rejected(new SourcePosition(path, exception.Place), exception.Message)];
        }

        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var place = new SourcePosition(path, $"line {index + 1}");
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? string.Empty : line[..equals].Trim();
            var value = line[(equals + 1)..].Trim();
            if (name.Length == 0 || value.Length == 0)
            {
                events.Add(new SourceEvent.Rejected(place, "is not NAME=VALUE"));
            }
            else
            {
                read.Add(KeyValuePair.Create(name, value));
                if (!ExportFormats.ScopeNames.Contains(name, StringComparer.Ordinal))
                {
                    events.Add(new SourceEvent.Noted(place, $"names a scope of one's own; the known ones are {string.Join(", ", ExportFormats.ScopeNames)}"));
                }
            }
        }

        return events;
    }
}
