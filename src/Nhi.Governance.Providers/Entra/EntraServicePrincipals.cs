using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Service principals: <c>GET /v1.0/servicePrincipals?$expand=owners</c>, <c>az ad sp list --all</c>. One of an own application is the application itself.</summary>
internal static class EntraServicePrincipals
{
    public static RecordKind Kind { get; } = new("a service principal", Is, Read);

    // Ways by which the directory logs people in to an application; of any other value nobody logs in.
    private static readonly string[] s_signOns = ["saml", "oidc", "password"];

    private static bool Is(JsonElement item) => item.Text("servicePrincipalType") is { Length: > 0 } && item.Guid("appId") is not null;

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        if (item.Guid("id") is not { } id)
        {
            reading.Reject(place, "the service principal has no id");
            return;
        }

        var owner = item.Guid("appOwnerOrganizationId");
        var tenant = reading.Scope.Get(EntraNames.TenantScope);
        var isManaged = item.Text("servicePrincipalType") is "ManagedIdentity";
        var isForeign = !isManaged && owner is not null && tenant is not null && !string.Equals(owner, tenant, StringComparison.OrdinalIgnoreCase);
        var isMicrosofts = !isManaged && EntraNames.IsMicrosoft(owner) && !string.Equals(owner, tenant, StringComparison.OrdinalIgnoreCase);
        reading.Observe(
            new Observation
            {
                Id = EntraNames.Application(item.Guid("appId")!),
                Aliases = [EntraNames.Object(id), .. item.OneOrMore("alternativeNames").Where(name => name.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)).Select(name => new IdentityId(name.ToLowerInvariant()))],
                Area = EntraNames.ServicePrincipals,
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, item.Text("displayName"))
                    .Tell(IdentityFacts.Subclass, isManaged ? "entra:managed-identity" : isForeign ? "entra:foreign-application" : "entra:application")
                    .Tell(IdentityFacts.Enabled, IsBarred(item) ? false : item.Member("accountEnabled")?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null })
                    .Tell(IdentityFacts.VendorMade, isMicrosofts ? true : null)
                    .Tell(IdentityFacts.Vendor, isForeign && !isMicrosofts ? item.Text("verifiedPublisher", "displayName") ?? item.Text("publisherName") : null)
                    .Tell(OAuthAppFacts.ClientId, item.Text("appId"))
                    .Tell(OAuthAppFacts.SignOn, item.Text("preferredSingleSignOnMode") is { } mode && s_signOns.Contains(mode, StringComparer.OrdinalIgnoreCase) ? [mode.ToLowerInvariant()] : [])
                    .Tell(OAuthAppFacts.RedirectUris, isManaged ? [] : item.OneOrMore("replyUrls"))
                    .Tell(OAuthAppFacts.AuthorizationServer, owner)
                    .Changeable(item)
                    .ToFactSet(),
                Credentials = isManaged ? [] : [.. EntraCredentials.Of(item, place, reading)],
                Owners = [.. EntraOwners.Of(item, reading)],
                Source = reading.Source,
            },
            place);
    }

    // Microsoft's own lock, for what broke its terms: no token is given out whatever the account says.
    private static bool IsBarred(JsonElement item) => item.Text("disabledByMicrosoftStatus") is { Length: > 0 } status and not "NotDisabled" && status.StartsWith("Disabled", StringComparison.Ordinal);
}
