using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>What runs as a managed identity: <c>az vm list</c>, <c>az webapp list</c>, <c>az functionapp list</c>, <c>az aks list</c>, and every other resource of the resource manager that has an <c>identity</c>.</summary>
internal static class AzureWorkloads
{
    public static RecordKind Kind { get; } = new("a resource with a managed identity", Is, Read);

    // Storage accounts are read for their keys, managed identities for themselves.
    private static bool Is(JsonElement item) =>
        item.Text("id")?.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) == true && item.Text("identity", "type")?.Contains("Assigned", StringComparison.Ordinal) == true
        && !item.Text("id")!.Contains("/storageAccounts/", StringComparison.OrdinalIgnoreCase) && !item.Text("id")!.Contains("/userAssignedIdentities/", StringComparison.OrdinalIgnoreCase);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var (id, accounts) = (item.Text("id")!.ToLowerInvariant(), Accounts(item).ToList());
        if (accounts.Count == 0)
        {
            reading.Reject(place, "the resource has a managed identity, and does not tell which: az vm identity show, or the resource manager's own answer, does");
            return;
        }

        reading.Attach([.. accounts.Select(account => new Attachment
        {
            Target = account,
            Record = $"resource {item.Text("name")}",
            Area = EntraNames.ServicePrincipals,
            Controllers = [id],
            Source = reading.Source,
        })]);
    }

    /// <summary>Its own identity by the object of the directory, those it shares by their resources.</summary>
    private static IEnumerable<string> Accounts(JsonElement item)
    {
        if ((item.Guid("identity", "principalId") ?? item.Guid("identity", "principal_id")) is { } own)
        {
            yield return EntraNames.Object(own).Value;
        }

        var shared = item.Member("identity")?.Member("userAssignedIdentities") ?? item.Member("identity")?.Member("user_assigned_identities");
        foreach (var (name, _) in shared?.Members() ?? [])
        {
            yield return name.ToLowerInvariant();
        }
    }
}
