using Spectre.Console;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>A piece of a line: text made harmless, and its style.</summary>
internal sealed class Part
{
    public Part(string? text, Style? style = null, int most = Visible.Line)
    {
        Text = Visible.Of(text, most);
        Style = style ?? Style.Plain;
    }

    public string Text { get; }

    public Style Style { get; }

    public static implicit operator Part(string? text) => new(text);

    /// <summary>For a cell of a table.</summary>
    public static Part Cell(string? text, Style? style = null) => new(text, style, Visible.Cell);

    /// <summary>For a cell of a table.</summary>
    public static Part Cell(int number, Style? style = null) => new(Count.Of(number), style);
}
