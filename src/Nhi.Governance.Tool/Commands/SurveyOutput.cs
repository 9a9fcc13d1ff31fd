using System.CommandLine;

namespace Nhi.Governance.Tool.Commands;

/// <summary>A form in which a survey is written.</summary>
/// <param name="Option">The option that asks for it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What the help says of it.</param>
/// <param name="Write">Writes it.</param>
/// <param name="NeedsHistory">Whether it tells of earlier surveys.</param>
internal sealed record SurveyOutput(string Option, string Name, string Description, Func<SurveyResult, IReadOnlyList<InventoryPoint>, Stream, Task> Write, bool NeedsHistory = false)
{
    public Option<string?> MakeOption() => new(Option) { Description = Description, HelpName = "FILE" };
}
