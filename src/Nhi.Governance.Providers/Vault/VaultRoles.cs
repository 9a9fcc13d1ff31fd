using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Vault;

/// <summary>Roles of auth methods: <c>vault read -format=json auth/kubernetes/role/NAME</c> and its like. Who may log in to one is the trust of it.</summary>
internal static class VaultRoles
{
    public static bool Is(VaultAnswer answer) =>
        answer.Parts is ["auth", .., "role" or "roles" or "certs", { Length: > 0 }] && (answer.Data.Member("token_policies") is not null || answer.Data.Member("policies") is not null || answer.Data.Member("allowed_policies") is not null);

    public static void Read(VaultAnswer answer, VaultServer server)
    {
        var (data, reading) = (answer.Data, server.Reading);
        if (server.Address is not { } address)
        {
            reading.Reject(answer.Place, $"which server the role is of is not told: {VaultServer.AddressScope}=NAME in .nhi-scope does");
            return;
        }

        if (data.Text("role_type") is "oidc" || data.Member("allowed_policies") is not null)
        {
            // People log in by a browser; and a role for making tokens is nobody's to log in to.
            reading.Attach();
            return;
        }

        var holdsSecret = data.Member("bind_secret_id") is not null || data.Member("certificate") is not null;
        string[] policies = [.. data.OneOrMore("token_policies").Concat(data.OneOrMore("policies")).Distinct(StringComparer.Ordinal)];
        var facts = reading.Facts(answer.Place)
            .Tell(IdentityFacts.Name, answer.Parts[^1])
            .Tell(IdentityFacts.Subclass, holdsSecret ? "vault:service-account" : "vault:role")
            .Tell(AccessFacts.AdministratorBy, policies.Where(policy => policy is "root"))
            .Tell(AccessFacts.Grants, [.. policies.Select(policy => $"policy {policy}"), .. Endless(data)])
            .Tell(ApiKeyFacts.AllowedCallers, data.OneOrMore("token_bound_cidrs").Concat(data.OneOrMore("secret_id_bound_cidrs")))
            .ToFactSet();
        if (data.Member("token_max_ttl") is { ValueKind: JsonValueKind.Number } longest && longest.TryGetInt64(out var seconds) && seconds > 0)
        {
            facts = facts.ToBuilder().Set(CloudRoleFacts.LongestSessionSeconds, seconds, reading.Source).ToFactSet();
        }

        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"vault:{address}:{answer.Path}"),
                IsImmutableId = false,
                Area = $"vault:{address}:roles",
                Containers = [$"vault:{address}"],
                Facts = facts,
                Admissions = [.. VaultTrust.Of(answer, server)],
                Source = reading.Source,
            },
            answer.Place,
            isWhole: false);
    }

    private static string[] Endless(JsonElement data) =>
        IsNought(data, "secret_id_ttl") && IsNought(data, "secret_id_num_uses") ? ["secret ids that never end and may be used any number of times"] : [];

    private static bool IsNought(JsonElement data, string name) => data.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) && value == 0;
}
