using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>App registrations: <c>GET /v1.0/applications?$expand=owners</c>, <c>az ad app list --all</c>. Federated credentials are told where they are expanded.</summary>
internal static class EntraApplications
{
    private static readonly string[] s_clients = ["web", "spa", "publicClient"];

    public static RecordKind Kind { get; } = new("an app registration", Is, Read);

    private static bool Is(JsonElement item) =>
        item.Guid("appId") is not null && item.Text("servicePrincipalType") is null && (item.Text("signInAudience") is not null || item.Member("requiredResourceAccess") is not null || item.Member("identifierUris") is not null);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        if (item.Guid("id") is not { } id)
        {
            reading.Reject(place, "the app registration has no id");
            return;
        }

        var redirects = s_clients.SelectMany(kind => item.Member(kind)?.OneOrMore("redirectUris") ?? []).ToList();
        reading.Observe(
            new Observation
            {
                Id = EntraNames.Application(item.Guid("appId")!),
                Aliases = [EntraNames.Object(id)],
                Area = EntraNames.Applications,
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, item.Text("displayName"))
                    .Tell(IdentityFacts.Subclass, "entra:application")
                    .Past(IdentityFacts.CreatedAt, item.Text("createdDateTime"))
                    .Tell(IdentityFacts.Purpose, item.Text("notes") ?? item.Text("description"))
                    .None(IdentityFacts.Purpose, item.Text("notes") is null && item.Text("description") is null)
                    .Tell(OAuthAppFacts.ClientId, item.Text("appId"))
                    .Tell(OAuthAppFacts.RedirectUris, redirects)
                    .None(OAuthAppFacts.RedirectUris, redirects.Count == 0)
                    .Changeable(item)
                    .ToFactSet(),
                Credentials = [.. EntraCredentials.Of(item, place, reading)],
                Owners = [.. EntraOwners.Of(item, reading)],
                Admissions = [.. item.Items("federatedIdentityCredentials").Select(EntraFederation.Of).OfType<Admission>()],
                Source = reading.Source,
            },
            place);
    }
}
