using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi explain</c>.</summary>
internal static class ExplainCommand
{
    private const int MostSuggestions = 5;

    public static Command Make()
    {
        var id = new Argument<string>("ID") { Description = "Id or alias of the identity: an ARN, system:serviceaccount:…, repo:…" };
        var store = CommonOptions.Store();
        var policy = CommonOptions.Policy();
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf("when the identity was last seen");
        var command = new Command("explain", "Tells what an identity is and why, who answers for it, and how it stands against each control.") { id, store, policy, rules, asOf };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(id)!, parsed.GetValue(store)!, parsed.GetValue(policy), parsed.GetValue(rules), parsed.GetValue(asOf), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string id, string store, string? policy, string? rules, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var evaluator = PolicyEvaluator.Compile(Policies.Read(policy));
        var classifier = Rules.Read(rules);
        await using var inventory = Estate.OpenExisting(store);
        var found = await inventory.FindAsync(new IdentityId(id), cancellationToken);
        var identities = new Dictionary<IdentityId, INonHumanIdentity>();
        foreach (var identity in found)
        {
            foreach (var counted in await PrincipalOfAsync(inventory, identity, cancellationToken))
            {
                identities[counted.Id] = counted;
            }
        }

        // A name that was given again means the one that holds it now.
        var present = identities.Values.Where(identity => identity.Presence.DisappearedAt is null).ToList();
        if (identities.Count == 1 || present.Count == 1)
        {
            var identity = present.Count == 1 ? present[0] : identities.Values.Single();
            ExplainReport.Write(Screen.Output(), identity, evaluator, classifier, asOf ?? identity.Presence.LastSeen);
            return ExitCode.Done;
        }

        var error = Screen.Error();
        if (identities.Count == 0)
        {
            await SuggestAsync(error, id, store, inventory, cancellationToken);
        }
        else
        {
            error.Line("nhi: Several identities are called ", id, ":");
            foreach (var identity in identities.Values.OrderBy(identity => identity.Id))
            {
                error.Indented(2, identity.Id.ToString(), $"  {identity.Classification.Label}", identity.Presence.DisappearedAt is null ? string.Empty : $", disappeared {SurveyReport.Day(identity.Presence.DisappearedAt)}");
            }
        }

        return ExitCode.Usage;
    }

    /// <summary>A bearer-only key whose user appeared is explained with its user.</summary>
    private static async Task<IReadOnlyList<INonHumanIdentity>> PrincipalOfAsync(SqliteInventoryStore inventory, INonHumanIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Principal is not { } principal)
        {
            return [identity];
        }

        var found = await inventory.FindAsync(principal, cancellationToken);
        return found.Count > 0 ? [.. found.Where(holder => holder.Principal is null)] : [identity];
    }

    private static async Task SuggestAsync(Screen error, string id, string store, SqliteInventoryStore inventory, CancellationToken cancellationToken)
    {
        var nearest = new NearestNames(id, MostSuggestions);
        await foreach (var identity in inventory.ReadIdentitiesAsync(cancellationToken))
        {
            nearest.Add(identity);
        }

        error.Line("nhi: No identity of ", store, " is called ", id, nearest.Found.Count == 0 ? "." : ". Near it are:");
        foreach (var name in nearest.Found)
        {
            error.Indented(2, name);
        }
    }
}
