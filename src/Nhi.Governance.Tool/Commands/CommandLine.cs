using System.CommandLine;
using System.CommandLine.Help;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary>The commands, and the one place where what went wrong becomes a line and an exit code.</summary>
internal static class CommandLine
{
    private const string Name = "nhi";

    public static async Task<int> RunAsync(string[] args)
    {
        Screen.UseUtf8();
        var error = Screen.Error();
        try
        {
            // A word that starts with @ is a path like any other, and no file of further words.
            var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                foreach (var wrong in parsed.Errors.Select(wrong => wrong.Message).Distinct(StringComparer.Ordinal))
                {
                    Say(error, wrong);
                }

                error.Line($"nhi {string.Join(' ', Named(parsed))}--help tells how it is meant.");
                return ExitCode.Usage;
            }

            using var interruption = new Interruption();
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
        }
        catch (ToolException problem)
        {
            Say(error, problem.Message);
            return problem.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Say(error, "Cancelled. The inventory is as it was.");
            return ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is InventoryException or ProviderException or IOException or UnauthorizedAccessException)
        {
            Say(error, problem.Message);
            return ExitCode.NotDone;
        }
        catch (Exception problem)
        {
            // Its message might quote what was read.
            Say(error, $"Could not be done: {problem.GetType().Name}. This is a mistake in nhi itself; please report it.");
            return ExitCode.NotDone;
        }
    }

    private static Command Root()
    {
        // A RootCommand would call itself after its file.
        var help = new HelpOption();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        return new Command(Name, "Surveys an estate's non-human identities, explains them, lists them, and finds where their secrets lie open.")
        {
            help, new VersionOption(), SurveyCommand.Make(), EvaluateCommand.Make(), ReportCommand.Make(), ExplainCommand.Make(), ListCommand.Make(), OwnersCommand.Make(), AttestCommand.Make(), EnrolCommand.Make(), ScanCommand.Make(), PolicyCommand.Make(), StandardsCommand.Make(),
        };
    }

    private static IEnumerable<string> Named(ParseResult parsed) =>
        string.Equals(parsed.CommandResult.Command.Name, Name, StringComparison.Ordinal) ? [] : [parsed.CommandResult.Command.Name + " "];

    private static void Say(Screen error, string message) => error.Line("nhi: ", message.ReplaceLineEndings(" "));
}
