using Spectre.Console;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>How things look on a terminal.</summary>
internal static class Styles
{
    public static Style Heading { get; } = new(decoration: Decoration.Bold);

    public static Style Faint { get; } = new(decoration: Decoration.Dim);

    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Open { get; } = new(Color.Yellow);

    public static Style Of(Severity severity) => severity switch
    {
        Severity.Critical => new Style(Color.Red, decoration: Decoration.Bold),
        Severity.High => Bad,
        Severity.Medium => Open,
        Severity.Low => new Style(Color.Blue),
        _ => Faint,
    };
}
