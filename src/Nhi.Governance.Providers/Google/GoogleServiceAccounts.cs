using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>Service accounts: <c>gcloud iam service-accounts list --format=json</c>, and the answer of the API.</summary>
internal static class GoogleServiceAccounts
{
    public static RecordKind Kind { get; } = new("a service account", Is, Read);

    private static bool Is(JsonElement item) => item.Text("uniqueId") is not null && item.Text("email")?.Contains('@', StringComparison.Ordinal) == true && GoogleNames.TryPart(item.Text("name"), "serviceAccounts", out _);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var (email, uniqueId) = (item.Text("email")!, item.Text("uniqueId")!);
        if (!uniqueId.All(char.IsAsciiDigit))
        {
            reading.Reject(place, "the service account's uniqueId is no number");
            return;
        }

        if ((item.Text("projectId") ?? GoogleNames.ProjectOf(email)) is not { Length: > 0 } project)
        {
            reading.Reject(place, "the service account names no project");
            return;
        }

        reading.Observe(
            new Observation
            {
                Id = GoogleNames.Id(uniqueId),
                Aliases = [new IdentityId(email)],
                Area = GoogleNames.ServiceAccounts(project),
                Containers = [GoogleNames.Project(project)],
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, email)
                    .Tell(IdentityFacts.Subclass, "gcp:service-account")
                    .Tell(IdentityFacts.Purpose, item.Text("description"))
                    .None(IdentityFacts.Purpose, item.Text("description") is null)
                    .Tell(IdentityFacts.Enabled, item.Member("disabled")?.ValueKind != JsonValueKind.True)
                    .Tell(IdentityFacts.VendorMade, GoogleNames.IsServiceAgent(email) ? true : null)
                    .Tell(IdentityFacts.DefaultAccount, GoogleNames.IsDefault(email))
                    .ToFactSet(),
                Source = reading.Source,
            },
            place);
    }
}
