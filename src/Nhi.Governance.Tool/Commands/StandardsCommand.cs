using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi standards</c>.</summary>
internal static class StandardsCommand
{
    private static readonly string[] Frameworks = [.. StandardsCatalogue.Entries.Select(entry => entry.Framework).Distinct(StringComparer.Ordinal)];

    public static Command Make()
    {
        var store = CommonOptions.Store();
        var framework = new Option<string?>("--framework")
        {
            Description = $"Only one, requirement by requirement: {string.Join(", ", Frameworks)}",
            HelpName = "FRAMEWORK",
            CustomParser = result => CommonOptions.OneOf(result, result.Tokens[^1].Value, Frameworks, "framework"),
        };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, for every requirement of the catalogue" };
        var command = new Command("standards", "Tells, framework by framework, which requirements the last survey evidences, which fail, and which it cannot tell.") { store, framework, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var inventory = Estate.OpenExisting(parsed.GetValue(store)!);
            var result = await LastSurvey.ReadAsync(inventory, inventory, cancellationToken)
                ?? throw ToolException.NotDone($"The inventory {parsed.GetValue(store)} keeps no survey to tell of. Survey again with nhi survey.");
            var only = parsed.GetValue(framework);
            var coverage = StandardsCoverage.Of(result).Where(item => only is null || string.Equals(item.Requirement.Framework, only, StringComparison.Ordinal)).ToList();
            if (parsed.GetValue(json))
            {
                await StandardsReport.WriteJsonAsync(coverage, cancellationToken);
            }
            else
            {
                StandardsReport.Write(Screen.Output(), coverage, isOne: only is not null);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
