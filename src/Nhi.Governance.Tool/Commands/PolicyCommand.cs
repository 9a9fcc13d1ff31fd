using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi policy</c>.</summary>
internal static class PolicyCommand
{
    private const string Baseline = "baseline";

    public static Command Make() => new("policy", "Looks at policies: what another one would change, and whom the rules of one bind.") { Diff(), Check() };

    private static Command Diff()
    {
        var before = new Argument<string>("A") { Description = $"The policy that holds: a file, or {Baseline}" };
        var after = new Argument<string>("B") { Description = $"The policy that is thought of: a file, or {Baseline}" };
        var store = CommonOptions.Store();
        var asOf = CommonOptions.AsOf("now");
        var json = new Option<bool>("--json") { Description = "One JSON object a line: {\"change\": …, \"before\": …, \"after\": …, \"finding\": …}" };
        var command = new Command("diff", "Tells which findings appear, vanish or weigh otherwise on the estate of the inventory when B replaces A. Writes nothing.") { before, after, store, asOf, json };
        command.SetAction((parsed, cancellationToken) => DiffAsync(
            new PolicyDiff(
                PolicyEvaluator.Compile(Read(parsed.GetValue(before)!)),
                PolicyEvaluator.Compile(Read(parsed.GetValue(after)!)),
                parsed.GetValue(asOf) ?? TimeProvider.System.GetUtcNow()),
            parsed.GetValue(store)!,
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "The policy" };
        var store = CommonOptions.Store();
        var asOf = CommonOptions.AsOf("now");
        var command = new Command("check", "Reads a policy and tells, for the estate of the inventory, whom each rule and each accepted risk is about, what has expired, and what is about nobody.") { file, store, asOf };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var policy = Policies.Read(parsed.GetValue(file));
            await using var inventory = Estate.OpenExisting(parsed.GetValue(store)!);
            var reach = new PolicyReach(policy);
            await foreach (var identity in inventory.ReadIdentitiesAsync(cancellationToken).Where(IsCounted))
            {
                reach.Add(identity);
            }

            PolicyReport.Write(Screen.Output(), reach, parsed.GetValue(asOf) ?? TimeProvider.System.GetUtcNow());
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> DiffAsync(PolicyDiff diff, string store, bool json, CancellationToken cancellationToken)
    {
        await using var inventory = Estate.OpenExisting(store);
        var changes = new List<PolicyChange>();
        var names = new Dictionary<IdentityId, string>();
        await foreach (var identity in inventory.ReadIdentitiesAsync(cancellationToken).Where(IsCounted))
        {
            if (diff.Of(identity) is { Count: > 0 } of)
            {
                changes.AddRange(of);
                names[identity.Id] = Names.Of(identity);
            }
        }

        if (await inventory.GetSurveyAsync(cancellationToken) is { } survey)
        {
            changes.AddRange(survey.UnlinkedCopies.SelectMany(diff.Of));
        }

        if (json)
        {
            await PolicyReport.WriteJsonAsync(changes, cancellationToken);
        }
        else
        {
            PolicyReport.Write(Screen.Output(), changes, names);
        }

        return ExitCode.Done;
    }

    private static bool IsCounted(INonHumanIdentity identity) => identity.Principal is null && identity.Presence.DisappearedAt is null;

    private static ControlPolicy Read(string path) => string.Equals(path, Baseline, StringComparison.Ordinal) ? ControlPolicy.Baseline : Policies.Read(path);
}
