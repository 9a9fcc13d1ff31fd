using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi owners</c>.</summary>
internal static class OwnersCommand
{
    private static readonly string[] States = Enum.GetNames<OwnerState>();

    public static Command Make()
    {
        var store = CommonOptions.Store();
        var asOf = CommonOptions.AsOf("now");
        var orphaned = new Option<bool>("--orphaned") { Description = "Only those whose every party has left; the same as --state Orphaned" };
        var states = new Option<string[]>("--state")
        {
            Description = $"Only claims in the state; may be given several times: {string.Join(", ", States)}",
            HelpName = "STATE",
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. result.Tokens.Select(token => CommonOptions.OneOf(result, token.Value, States, "state")).OfType<string>()],
        };
        var role = CommonOptions.Role("Only claims to the role");
        var party = new Option<string?>("--party") { Description = "Only what the party answers for, or is said to", HelpName = "PARTY" };
        var ending = new Option<int?>("--ending") { Description = "Only attestations that end within so many days", HelpName = "DAYS" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line" };
        var command = new Command("owners", "Lists who answers for each identity, role by role, with the roles that its class demands and nobody has.") { orphaned, states, role, party, ending, json, asOf, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var filter = new OwnersFilter
            {
                States = [.. parsed.GetValue(states)!.Select(Enum.Parse<OwnerState>), .. parsed.GetValue(orphaned) ? [OwnerState.Orphaned] : Array.Empty<OwnerState>()],
                Role = parsed.GetValue(role),
                Party = parsed.GetValue(party),
                EndingDays = parsed.GetValue(ending),
                AsOf = parsed.GetValue(asOf) ?? TimeProvider.System.GetUtcNow(),
            };
            await using var inventory = Estate.OpenExisting(parsed.GetValue(store)!);
            var listed = new List<ListedOwner>();
            await foreach (var identity in inventory.ReadIdentitiesAsync(cancellationToken))
            {
                listed.AddRange(ListedOwner.Of(identity, filter.AsOf).Where(filter.Takes));
            }

            if (parsed.GetValue(json))
            {
                await OwnersReport.WriteJsonAsync(listed, cancellationToken);
            }
            else
            {
                OwnersReport.Write(Screen.Output(), listed);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
