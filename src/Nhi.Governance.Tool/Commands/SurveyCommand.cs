using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi survey</c>.</summary>
internal static class SurveyCommand
{
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders or files with exports; every file is searched for copies of secrets too, archives as well", Arity = ArgumentArity.ZeroOrMore };
        var scope = ScopeOption.Make();
        var git = new Option<string[]>("--git") { Description = "A git repository whose whole history is searched for copies of secrets", HelpName = "REPO", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };
        var store = CommonOptions.Store();
        var keyFile = CommonOptions.KeyFile();
        var policy = CommonOptions.Policy();
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf("now");
        var outputs = SurveyOutputs.Kinds.Select(kind => kind.MakeOption()).ToList();
        var failOn = CommonOptions.AtLeast("--fail-on", "Exit with 1 when a finding is at least that grave", Severity.Low);
        var command = new Command("survey", "Reads exports and repositories, judges what they tell, and keeps the inventory.") { paths, scope, git, store, keyFile, policy, rules, asOf };
        outputs.ForEach(command.Options.Add);
        command.Options.Add(failOn);
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is not { Length: > 0 } && result.GetValue(git) is not { Length: > 0 })
            {
                result.AddError("There is nothing to survey: name a PATH, or a repository with --git.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new SurveyRequest
            {
                Paths = parsed.GetValue(paths) ?? [],
                Repositories = parsed.GetValue(git) ?? [],
                Scope = parsed.GetValue(scope) ?? [],
                Store = parsed.GetValue(store)!,
                KeyFile = parsed.GetValue(keyFile),
                Policy = parsed.GetValue(policy),
                Rules = parsed.GetValue(rules),
                AsOf = parsed.GetValue(asOf),
                Outputs = [.. outputs.Select(parsed.GetValue)],
                FailOn = parsed.GetValue(failOn),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SurveyRequest request, CancellationToken cancellationToken)
    {
        request.Check();
        var policy = Policies.Read(request.Policy);
        var classifier = Rules.Read(request.Rules);
        var screen = SurveyOutputs.AreWrittenToOutput(request.Outputs) ? Screen.Error() : Screen.Output();
        var error = Screen.Error();
        SurveyResult result;
        IReadOnlyList<InventoryPoint> history = [];
        var services = Estate.Compose(request, policy, classifier);
        await using (services)
        {
            var survey = services.GetRequiredService<EstateSurvey>();
            var options = new SurveyOptions { Scope = new EstateScope(request.Scope), AsOf = request.AsOf, Asked = request.Asked };
            result = await Progress.ShowAsync(error, progress => survey.RunAsync(options, progress, cancellationToken));
            if (SurveyOutputs.NeedHistory(request.Outputs))
            {
                history = await InventoryHistory.ReadAsync(services.GetRequiredService<IInventoryStore>(), CancellationToken.None);
            }
        }

        SurveyReport.Write(screen, request.Store, result);

        // The inventory is committed: what it tells is written whole, whoever gets impatient meanwhile.
        await SurveyOutputs.WriteAsync(request.Outputs, request.Store, result, history);
        return request.FailOn is { } least && result.Findings.Any(finding => finding.Result.Severity >= least) ? ExitCode.Findings
            : result.Rejected.Count > 0 ? ExitCode.PartlyRead
            : ExitCode.Done;
    }
}
