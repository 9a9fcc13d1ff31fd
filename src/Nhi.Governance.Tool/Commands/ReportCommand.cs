using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi report</c>.</summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var store = CommonOptions.Store();
        var outputs = SurveyOutputs.Kinds.Select(kind => kind.MakeOption()).ToList();
        var command = new Command("report", "Tells of the last survey again, from what the inventory keeps; reads no export. Without a form it is told here.") { store };
        outputs.ForEach(command.Options.Add);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store)!, [.. outputs.Select(parsed.GetValue)], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string store, IReadOnlyList<string?> files, CancellationToken cancellationToken)
    {
        SurveyOutputs.Check(files, "Nothing was written.", store);
        await using var inventory = Estate.OpenExisting(store);
        var result = await LastSurvey.ReadAsync(inventory, inventory, cancellationToken)
            ?? throw ToolException.NotDone($"The inventory {store} keeps no survey to tell of: none was made, or by a version that kept none. Survey again with nhi survey.");
        if (files.All(file => file is null))
        {
            SurveyReport.Write(Screen.Output(), store, result);
            return ExitCode.Done;
        }

        var history = SurveyOutputs.NeedHistory(files) ? await InventoryHistory.ReadAsync(inventory, cancellationToken) : [];
        await SurveyOutputs.WriteAsync(files, store, result, history);
        return ExitCode.Done;
    }
}
