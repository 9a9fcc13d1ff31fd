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
        var asOf = CommonOptions.AsOf("now");
        var json = new Option<string?>("--json") { Description = "Writes the survey as JSON to a file, or to standard output with -; what people read then goes to standard error", HelpName = "FILE" };
        var outputs = SurveyOutputs.Kinds.Select(kind => kind.MakeOption()).ToList();
        var failOn = CommonOptions.AtLeast("--fail-on", "Exit with 1 when a finding is at least that grave", Severity.Low);
        var command = new Command("survey", "Reads exports and repositories, judges what they tell, and keeps the inventory.") { paths, scope, git, store, keyFile, policy, asOf, json };
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
                AsOf = parsed.GetValue(asOf),
                Json = parsed.GetValue(json),
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
        var screen = request.WritesToOutput ? Screen.Error() : Screen.Output();
        var error = Screen.Error();
        SurveyResult result;
        IReadOnlyList<InventoryPoint> history = [];
        var services = Estate.Compose(request, policy);
        await using (services)
        {
            var survey = services.GetRequiredService<EstateSurvey>();
            var options = new SurveyOptions { Scope = new EstateScope(request.Scope), AsOf = request.AsOf };
            result = await Progress.ShowAsync(error, progress => survey.RunAsync(options, progress, cancellationToken));
            if (request.WantsHistory)
            {
                history = await InventoryHistory.ReadAsync(services.GetRequiredService<IInventoryStore>(), CancellationToken.None);
            }
        }

        SurveyReport.Write(screen, request, result);

        // The inventory is committed: what it tells is written whole, whoever gets impatient meanwhile.
        await OutputFile.WriteAsync(request.Json, "JSON", $"The inventory {request.Store} holds the survey.", stream => SurveyJson.WriteAsync(result, stream, CancellationToken.None));
        await SurveyOutputs.WriteAsync(request, result, policy, history);
        return request.FailOn is { } least && result.Findings.Any(finding => finding.Result.Severity >= least) ? ExitCode.Findings
            : result.Rejected.Count > 0 ? ExitCode.PartlyRead
            : ExitCode.Done;
    }
}
