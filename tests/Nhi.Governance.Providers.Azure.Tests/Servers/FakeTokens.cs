using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Core;

namespace Nhi.Governance.Providers.Azure.Servers;

/// <summary>Makes and checks the tokens of a tenant, as the directory does for a vault: signed, for one audience, with roles, for an hour.</summary>
internal sealed class FakeTokens(TimeProvider time)
{
    public const string Tenant = "11111111-2222-4333-8444-555555555555";
    public const string Resource = "https://vault.azure.net";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A principal with a role; it only gives tokens for the scope that was asked for.</summary>
    public TokenCredential Credential(string role) => DelegatedTokenCredential.Create((asked, _) => Make(asked, role), (asked, _) => new ValueTask<AccessToken>(Make(asked, role)));

    /// <summary>The role of a token, or null where it is not one that a vault takes.</summary>
    public string? RoleOf(string? authorization)
    {
        var parts = authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true ? authorization["Bearer ".Length..].Split('.') : [];
        if (parts.Length != 3 || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(parts[0], parts[1])), Encoding.ASCII.GetBytes(parts[2])))
        {
            return null;
        }

        using var claims = JsonDocument.Parse(Convert.FromBase64String(parts[1]));
        var root = claims.RootElement;
        return root.GetProperty("aud").GetString() == Resource && root.GetProperty("tid").GetString() == Tenant && root.GetProperty("exp").GetInt64() > time.GetUtcNow().ToUnixTimeSeconds()
            ? root.GetProperty("role").GetString()
            : null;
    }

    private AccessToken Make(TokenRequestContext asked, string role)
    {
        var expires = time.GetUtcNow().AddHours(1);
        var (head, body) = (Encode("""{"alg":"HS256"}"""), Encode(JsonSerializer.Serialize(new { aud = asked.Scopes.Single().Replace("/.default", string.Empty), tid = asked.TenantId, exp = expires.ToUnixTimeSeconds(), role })));
        return new AccessToken($"{head}.{body}.{Sign(head, body)}", expires);
    }

    private string Sign(string head, string body) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{head}.{body}")));

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
