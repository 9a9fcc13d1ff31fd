using System.Text;
using Spectre.Console;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>Where people read: colours and wrapping on a terminal, plain whole lines in a pipe.</summary>
/// <remarks>No text is ever taken as markup, and everything passes <see cref="Visible"/> first.</remarks>
internal sealed class Screen
{
    // A pipe has no width: a line stays a line, so that it can be searched.
    private const int PipeWidth = 100_000;

    private Screen(TextWriter writer, bool isPipe)
    {
        IsPipe = isPipe;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPipe ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPipe ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPipe ? InteractionSupport.No : InteractionSupport.Detect,

            // They would turn colours on wherever an environment variable looks like a build server's.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        if (isPipe)
        {
            Console.Profile.Width = PipeWidth;
        }
    }

    public bool IsPipe { get; }

    public IAnsiConsole Console { get; }

    public static Screen Output() => new(System.Console.Out, System.Console.IsOutputRedirected);

    public static Screen Error() => new(System.Console.Error, System.Console.IsErrorRedirected);

    /// <summary>Lets the console speak UTF-8 wherever that is not its own choice.</summary>
    public static void UseUtf8()
    {
        try
        {
            System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // No console to ask: the encoding stays what it is.
        }
    }

    /// <summary>Writes a line.</summary>
    /// <param name="parts">Its parts.</param>
    public void Line(params IReadOnlyList<Part> parts) => Indented(0, parts);

    /// <summary>Writes a line that starts further right, also where it is wrapped.</summary>
    /// <param name="by">How far.</param>
    /// <param name="parts">Its parts.</param>
    public void Indented(int by, params IReadOnlyList<Part> parts)
    {
        if (IsPipe)
        {
            Console.Profile.Out.Writer.WriteLine((new string(' ', by) + string.Concat(parts.Select(part => part.Text))).TrimEnd());
            return;
        }

        var paragraph = new Paragraph();
        foreach (var part in parts)
        {
            paragraph.Append(part.Text, part.Style);
        }

        Console.Write(new Padder(paragraph, new Padding(by, 0, 0, 0)));
        if (parts.Count == 0)
        {
            Console.WriteLine();
        }
    }

    /// <summary>Writes a heading with a free line before it.</summary>
    /// <param name="text">The heading.</param>
    public void Heading(string text)
    {
        Line();
        Line(new Part(text, Styles.Heading));
    }

    /// <summary>Writes rows below their headers.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="rows">The rows, as wide as the headers.</param>
    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<Part>> rows)
    {
        var all = rows.ToList();
        if (IsPipe)
        {
            PlainTable(headers, all);
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header, Styles.Faint)));
        }

        foreach (var row in all)
        {
            table.AddRow(row.Select(part => new Text(part.Text, part.Style)));
        }

        Console.Write(table);
    }

    private void PlainTable(IReadOnlyList<string> headers, List<IReadOnlyList<Part>> rows)
    {
        List<IReadOnlyList<string>> lines = [headers, .. rows.Select(row => row.Select(part => part.Text).ToList())];
        var widths = headers.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        foreach (var line in lines)
        {
            Console.Profile.Out.Writer.WriteLine(("  " + string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column])))).TrimEnd());
        }
    }
}
