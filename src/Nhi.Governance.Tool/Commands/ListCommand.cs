using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi list</c>.</summary>
internal static class ListCommand
{
    private static readonly string[] Labels = [.. Enum.GetNames<IdentityClass>(), nameof(Standing.Human), nameof(Standing.VendorManaged)];

    public static Command Make()
    {
        var store = CommonOptions.Store();
        var classes = new Option<string[]>("--class")
        {
            Description = "Only those of the class; may be given several times. Human and VendorManaged are understood, too",
            HelpName = "CLASS",
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. result.Tokens.Select(token => CommonOptions.OneOf(result, token.Value, Labels, "class")).OfType<string>()],
        };
        var owner = new Option<string?>("--owner") { Description = "Only those that the party answers for, or is said to", HelpName = "PARTY" };
        var environment = new Option<string?>("--environment") { Description = "Only those of the environment", HelpName = "ENVIRONMENT" };
        var system = new Option<string?>("--system") { Description = "Only those of the system", HelpName = "SYSTEM" };
        var severity = CommonOptions.AtLeast("--severity", "Only those with a finding at least that grave", Severity.Advice);
        var control = new Option<string?>("--control")
        {
            Description = "Only those with a finding of the control, as docs/controls.md names it",
            HelpName = "CONTROL",
            CustomParser = result => CommonOptions.OneOf(result, result.Tokens[^1].Value, [.. PolicyEvaluator.Controls.Select(control => control.Id)], "control"),
        };
        var disappeared = new Option<bool>("--disappeared") { Description = "Those that disappeared, instead of those that are there" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line: {\"identity\": …, \"findings\": […]}, as docs/survey-json.md describes them" };
        var command = new Command("list", "Lists the identities that the inventory keeps.") { store, classes, owner, environment, system, severity, control, disappeared, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(store)!,
            new ListFilter
            {
                Classes = parsed.GetValue(classes) ?? [],
                Owner = parsed.GetValue(owner),
                Environment = parsed.GetValue(environment),
                System = parsed.GetValue(system),
                Severity = parsed.GetValue(severity),
                Control = parsed.GetValue(control),
                Disappeared = parsed.GetValue(disappeared),
            },
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string store, ListFilter filter, bool json, CancellationToken cancellationToken)
    {
        await using var inventory = Estate.OpenExisting(store);
        var findings = new Dictionary<IdentityId, List<Finding>>();
        await foreach (var finding in inventory.ReadFindingsAsync(cancellationToken))
        {
            if (finding.Identity is { } identity)
            {
                findings.TryAdd(identity, []);
                findings[identity].Add(finding);
            }
        }

        var listed = new List<ListedIdentity>();
        await foreach (var identity in inventory.ReadIdentitiesAsync(cancellationToken))
        {
            var item = new ListedIdentity(identity, findings.GetValueOrDefault(identity.Id, []));
            if (filter.Takes(item))
            {
                listed.Add(item);
            }
        }

        if (json)
        {
            await ListReport.WriteJsonAsync(listed, cancellationToken);
        }
        else
        {
            ListReport.Write(Screen.Output(), listed);
        }

        return ExitCode.Done;
    }
}
