using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>What runs as a service account: <c>gcloud compute instances list --format=json</c>, and the answer of the API. An instance without an account runs as none.</summary>
internal static class GoogleInstances
{
    public static RecordKind Kind { get; } = new("an instance", Is, Read);

    private static bool Is(JsonElement item) => item.Text("kind") is "compute#instance" && item.Text("name") is not null && GoogleNames.TryPart(item.Text("selfLink"), "projects", out _);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var link = item.Text("selfLink")!;
        var name = link[link.IndexOf("projects/", StringComparison.Ordinal)..];
        var accounts = item.Items("serviceAccounts").Select(account => account.Text("email")).OfType<string>().Where(email => email.Contains('@', StringComparison.Ordinal));
        reading.Attach([.. accounts.Select(email => GoogleAttachments.To(email, $"instance {item.Text("name")}", reading, isReference: true) with { Controllers = [name] })]);
    }
}
