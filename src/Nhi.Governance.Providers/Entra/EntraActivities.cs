using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>When applications and their credentials last signed in: <c>GET /beta/reports/servicePrincipalSignInActivities</c> and <c>/appCredentialSignInActivities</c>.</summary>
internal static class EntraActivities
{
    public static RecordKind Credential { get; } = new("a sign-in of a credential", item => item.Guid("appId") is not null && item.Guid("keyId") is not null && item.Member("signInActivity") is not null, ReadCredential);

    public static RecordKind Application { get; } = new("a sign-in of an application", item => item.Guid("appId") is not null && item.Member("lastSignInActivity") is not null, ReadApplication);

    private static void ReadCredential(JsonElement item, string place, ListReading reading)
    {
        var kind = item.Text("keyType") is "clientSecret" ? CredentialKind.OAuthClientSecret : CredentialKind.PrivateCaCertificate;
        var facts = reading.Facts(place).Past(CredentialFacts.LastUsedAt, item.Text("signInActivity", "lastSignInDateTime")).Ahead(CredentialFacts.ExpiresAt, item.Text("expirationDateTime"));
        reading.Attach(To(item, reading) with { Credentials = [new(EntraNames.Credential(item.Guid("keyId")!), kind, facts.ToFactSet())] });
    }

    private static void ReadApplication(JsonElement item, string place, ListReading reading) =>
        reading.Attach(To(item, reading) with { Facts = reading.Facts(place).Past(IdentityFacts.LastUsedAt, item.Text("lastSignInActivity", "lastSignInDateTime")).ToFactSet() });

    private static Attachment To(JsonElement item, ListReading reading) => new()
    {
        Target = EntraNames.Application(item.Guid("appId")!).Value,
        Record = "sign-in activity",
        Area = EntraNames.ServicePrincipals,
        Source = reading.Source,
    };
}
