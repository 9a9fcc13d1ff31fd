using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi attest</c>.</summary>
internal static class AttestCommand
{
    public static Command Make()
    {
        var ids = new Argument<string[]>("ID") { Description = "Ids or aliases of the identities", Arity = ArgumentArity.ZeroOrMore };
        var party = new Option<string?>("--party") { Description = "The person or team that answers for them", HelpName = "PARTY" };
        var role = CommonOptions.Role("What the party answers for; application where it is not given");
        var by = new Option<string>("--by") { Description = "Who confirms it", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
        var days = new Option<int>("--days") { Description = "For how many days it holds, 365 at most", HelpName = "DAYS", DefaultValueFactory = _ => (int)Attestation.Longest.TotalDays };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < 1 || given > Attestation.Longest.TotalDays))
            {
                result.AddError($"'{given}' is no number of days from 1 to {(int)Attestation.Longest.TotalDays}.");
            }
        });
        var list = new Option<bool>("--list") { Description = "Lists what is attested, also what has ended" };
        var remove = new Option<bool>("--remove") { Description = "Takes the attestations for the identities and the role back; the next survey no longer counts them" };
        var asOf = CommonOptions.AsOf("now");
        var store = CommonOptions.Store();
        var policy = CommonOptions.Policy();
        var command = new Command("attest", "Confirms who answers for identities, until a day.") { ids, party, role, by, days, list, remove, asOf, store, policy };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(list) && (result.GetValue(ids) is not { Length: > 0 } || (!result.GetValue(remove) && result.GetValue(party) is null)))
            {
                result.AddError("attest needs an ID and --party PARTY, an ID and --remove, or --list.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var inventory = Estate.OpenExisting(parsed.GetValue(store)!);
            var named = parsed.GetValue(ids)!.Select(id => new IdentityId(id)).Distinct().ToList();
            var asked = parsed.GetValue(role) ?? OwnerRole.Application;
            var at = parsed.GetValue(asOf) ?? TimeProvider.System.GetUtcNow();
            return parsed.GetValue(list) ? await ListAsync(inventory, at, cancellationToken)
                : parsed.GetValue(remove) ? await RemoveAsync(inventory, named, asked, cancellationToken)
                : await AttestAsync(
                    new AttestationDesk(inventory, inventory, Policies.Read(parsed.GetValue(policy)), inventory),
                    [.. named.Select(id => new Attestation(id, asked, parsed.GetValue(party)!, parsed.GetValue(by)!, at, at.AddDays(parsed.GetValue(days))))],
                    cancellationToken);
        });
        return command;
    }

    private static async Task<int> AttestAsync(AttestationDesk desk, IReadOnlyList<Attestation> attestations, CancellationToken cancellationToken)
    {
        var refused = false;
        foreach (var (attestation, outcome) in attestations.Zip(await desk.AttestAsync(attestations, cancellationToken)))
        {
            if (outcome is AttestationOutcome.Kept kept)
            {
                OwnersReport.Attested(Screen.Output(), kept, attestation);
            }
            else if (outcome is AttestationOutcome.Refused no)
            {
                refused = true;
                Screen.Error().Line(new Part("refused  ", Styles.Bad), attestation.Identity.Value, ": ", no.Reason);
            }
        }

        return refused ? ExitCode.PartlyRead : ExitCode.Done;
    }

    private static async Task<int> ListAsync(SqliteInventoryStore inventory, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        OwnersReport.List(Screen.Output(), await inventory.ReadAttestationsAsync(cancellationToken).ToListAsync(cancellationToken), asOf);
        return ExitCode.Done;
    }

    private static async Task<int> RemoveAsync(SqliteInventoryStore inventory, IReadOnlyList<IdentityId> ids, OwnerRole role, CancellationToken cancellationToken)
    {
        var unknown = false;
        foreach (var id in ids)
        {
            var known = (await inventory.FindAsync(id, cancellationToken)).Select(identity => identity.Id).Append(id).Distinct();
            var removed = false;
            foreach (var name in known)
            {
                removed |= await inventory.RemoveAttestationAsync(name, role, cancellationToken);
            }

            if (!removed)
            {
                unknown = true;
                Screen.Error().Line("nhi: Nothing is attested of ", id.Value, $" for {role}.");
            }
        }

        return unknown ? ExitCode.Usage : ExitCode.Done;
    }
}
