using System.Globalization;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Vault;

/// <summary>Tokens by their accessors: <c>vault token lookup -format=json -accessor ACCESSOR</c>. A token of an entity is its credential, any other an identity of its own.</summary>
internal static class VaultTokens
{
    public static void Read(VaultAnswer answer, VaultServer server)
    {
        var (data, reading) = (answer.Data, server.Reading);
        if (data.Text("accessor") is not { Length: > 0 } accessor)
        {
            reading.Reject(answer.Place, "the token has no accessor: batch tokens have none");
            return;
        }

        if (data.Text("id") is { Length: > 0 })
        {
            reading.Note(answer.Place, "the export holds the token itself: it is left out, and the token should be revoked");
        }

        var made = data.Member("creation_time") is { } number && number.TryGetInt64(out var seconds) && seconds is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("O", CultureInfo.InvariantCulture) : null;
        var id = $"vault:accessor:{accessor}";
        var facts = reading.Facts(answer.Place)
            .Past(CredentialFacts.CreatedAt, made)
            .Past(CredentialFacts.LastRotatedAt, made)
            .Ahead(CredentialFacts.ExpiresAt, data.Text("expire_time"))
            .None(CredentialFacts.ExpiresAt, data.Members().Any(member => member is { Name: "expire_time", Value.ValueKind: JsonValueKind.Null }));
        var credential = new Credential(new CredentialId(id), CredentialKind.ApiKey, facts.ToFactSet());
        if (data.Text("entity_id") is { Length: > 0 } entity)
        {
            reading.Attach(new Attachment
            {
                Target = VaultEntities.Id(entity),
                Record = $"token {accessor}",
                Credentials = [credential],
                BearerClass = IdentityClass.ApiKey,
                Source = reading.Source,
            });
            return;
        }

        var policies = data.OneOrMore("policies");
        reading.Observe(
            new Observation
            {
                Id = new IdentityId(id),
                Area = "vault:tokens",
                Facts = reading.Facts(answer.Place)
                    .Tell(IdentityFacts.Name, data.Text("display_name"))
                    .Tell(IdentityFacts.Subclass, "vault:api-key")
                    .Past(IdentityFacts.CreatedAt, made)
                    .Tell(AccessFacts.AdministratorBy, policies.Where(policy => policy is "root"))
                    .Tell(AccessFacts.Grants, policies.Select(policy => $"policy {policy}"))
                    .ToFactSet(),
                Credentials = [credential],
                Source = reading.Source,
            },
            answer.Place,
            isWhole: false);
    }
}
