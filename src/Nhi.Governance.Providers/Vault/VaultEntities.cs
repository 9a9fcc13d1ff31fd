using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Vault;

/// <summary>Entities: <c>vault list -format=json -detailed identity/entity/id</c>, or <c>vault read -format=json identity/entity/id/ID</c>. One that people log in as is counted, and nothing more.</summary>
internal static class VaultEntities
{
    private static readonly string[] s_people = ["oidc", "ldap", "userpass", "github", "okta", "radius", "saml", "kerberos"];

    public static string Id(string entity) => $"vault:entity:{entity}";

    public static void Read(VaultAnswer answer, VaultServer server)
    {
        var (data, reading) = (answer.Data, server.Reading);
        var id = data.Text("id") ?? answer.Parts[^1];
        if (!Guid.TryParse(id, out _))
        {
            reading.Reject(answer.Place, "the entity has no id");
            return;
        }

        var aliases = data.Items("aliases");
        if (aliases.Any(alias => s_people.Contains(alias.Text("mount_type"), StringComparer.Ordinal)))
        {
            reading.Attach();
            return;
        }

        var tags = reading.Tags(data.Member("metadata") is { } metadata ? metadata.Members().Select(member => ((string?)member.Name, metadata.Text(member.Name))) : [], asked: data.Member("creation_time") is not null, answer.Place);
        var policies = data.OneOrMore("policies");
        reading.Observe(
            new Observation
            {
                Id = new IdentityId(Id(id.ToLowerInvariant())),
                Area = "vault:entities",
                Facts = reading.Facts(answer.Place)
                    .Tell(IdentityFacts.Name, data.Text("name"))
                    .Tell(IdentityFacts.Subclass, aliases.Count > 0 ? "vault:service-account" : "vault:entity")
                    .Tell(IdentityFacts.Enabled, data.Member("disabled") is { ValueKind: JsonValueKind.True or JsonValueKind.False } disabled ? disabled.ValueKind == JsonValueKind.False : null)
                    .Past(IdentityFacts.CreatedAt, data.Text("creation_time"))
                    .Tell(AccessFacts.AdministratorBy, policies.Where(policy => policy is "root"))
                    .Tell(AccessFacts.Grants, policies.Select(policy => $"policy {policy}"))
                    .Tell(tags)
                    .ToFactSet(),
                Owners = tags.Owners,
                Source = reading.Source,
            },
            answer.Place,
            isWhole: false);
    }
}
