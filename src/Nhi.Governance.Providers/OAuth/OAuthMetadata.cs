using System.Text.Json;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>Reads where an authorization server is asked from its own metadata (RFC 8414).</summary>
internal static class OAuthMetadata
{
    /// <summary>Where the metadata may be: RFC 8414's place before the path of the issuer, then OpenID's after it.</summary>
    public static IReadOnlyList<Uri> Places(string issuer)
    {
        var address = new Uri(issuer, UriKind.Absolute);
        var path = address.AbsolutePath.TrimEnd('/');
        return
        [
            new UriBuilder(address) { Path = "/.well-known/oauth-authorization-server" + path }.Uri,
            new UriBuilder(address) { Path = path + "/.well-known/openid-configuration" }.Uri,
        ];
    }

    /// <summary>Reads a document; says what is wrong where it is not this issuer's.</summary>
    public static OAuthEndpoints? Read(OutboundAnswer answer, string issuer, out string? wrong)
    {
        using var json = answer.ReadJson();
        if (json is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            wrong = "its metadata is not a JSON object";
            return null;
        }

        if (!json.RootElement.TryGetProperty("issuer", out var named) || named.ValueKind != JsonValueKind.String || !named.ValueEquals(issuer))
        {
            wrong = "its metadata names another issuer than the one configured";
            return null;
        }

        if (Address(json.RootElement, "token_endpoint") is not { } token)
        {
            wrong = "its metadata names no token endpoint";
            return null;
        }

        wrong = null;
        return new OAuthEndpoints(token, Address(json.RootElement, "revocation_endpoint"), Address(json.RootElement, "introspection_endpoint"));
    }

    private static Uri? Address(JsonElement metadata, string name) =>
        metadata.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var address) ? address : null;
}
