using System.Text.Json;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Oidc;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Federated credentials: whose tokens an application or managed identity takes in place of a secret. <c>GET /v1.0/applications/{id}/federatedIdentityCredentials</c> names no application; expanded, they stand within it.</summary>
internal static class EntraFederation
{
    public static Admission? Of(JsonElement item)
    {
        var part = item.Member("properties") is { ValueKind: JsonValueKind.Object } properties ? properties : item;
        if (part.Text("issuer") is not { Length: > 0 } uri)
        {
            return null;
        }

        var issuer = OidcIssuer.NameOf(uri);
        return new Admission(OidcIssuer.KindOf(issuer), issuer, part.Text("subject") is { Length: > 0 } subject ? [subject] : [], NamesAudience: part.OneOrMore("audiences").Count > 0);
    }
}
