using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Make()
    {
        var store = CommonOptions.Store();
        var policy = CommonOptions.Policy();
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf("now");
        var failOn = CommonOptions.AtLeast("--fail-on", "Exit with 1 when a finding at least that grave is open", Severity.Low);
        var command = new Command("evaluate", "Judges again what the inventory knows: what changed, what is due, or all of it by another policy. Reads no export.") { store, policy, rules, asOf, failOn };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(store)!, Policies.Read(parsed.GetValue(policy)), Rules.Read(parsed.GetValue(rules)), parsed.GetValue(asOf) ?? TimeProvider.System.GetUtcNow(), parsed.GetValue(failOn), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string store, ControlPolicy policy, Classifier classifier, DateTimeOffset asOf, Severity? failOn, CancellationToken cancellationToken)
    {
        await using var inventory = Estate.OpenExisting(store);
        var report = new EvaluationReport();
        try
        {
            await foreach (var step in new InventoryEvaluator(inventory, policy, classifier, inventory).RunAsync(asOf, cancellationToken))
            {
                report.Add(step);
            }
        }
        catch (OperationCanceledException)
        {
            Screen.Error().Line($"nhi: Cancelled. What was evaluated by then is kept ({Count.Of(report.Evaluated, "identity", "identities")}); the next evaluation goes on.");
            return ExitCode.Cancelled;
        }

        report.Write(Screen.Output(), store, asOf);
        return failOn is { } least && await inventory.ReadFindingsAsync(cancellationToken).AnyAsync(finding => finding.Result.Severity >= least, cancellationToken) ? ExitCode.Findings : ExitCode.Done;
    }
}
