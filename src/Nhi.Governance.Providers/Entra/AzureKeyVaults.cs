using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>What key vaults keep: <c>az keyvault certificate list</c>, <c>az keyvault secret list</c>, <c>az keyvault key list</c> (each with <c>--vault-name</c>). Certificates are identities; secrets and keys are counted by their names, and no list holds a value.</summary>
internal static class AzureKeyVaults
{
    public static RecordKind Certificate { get; } = new("a certificate of a vault", item => IsOf(item, "certificates"), ReadCertificate);

    public static RecordKind Name { get; } = new("a secret or key of a vault", item => IsOf(item, "secrets") || IsOf(item, "keys"), ReadName);

    // Of the public cloud, of China's and of the United States' government.
    private static readonly string[] s_hosts = [".vault.azure.net/", ".vault.azure.cn/", ".vault.usgovcloudapi.net/"];

    private static bool IsOf(JsonElement item, string kind) => Address(item) is { Length: > 0 } address && s_hosts.Any(host => address.Contains(host + kind + "/", StringComparison.OrdinalIgnoreCase));

    private static string? Address(JsonElement item) => item.Text("id") ?? item.Text("kid");

    private static void ReadName(JsonElement item, string place, ListReading reading)
    {
        if (item.Text("value") is not null)
        {
            reading.Note(place, "the export holds the secret's value: it was not kept; az keyvault secret list leaves it out");
        }

        reading.Attach();
    }

    private static void ReadCertificate(JsonElement item, string place, ListReading reading)
    {
        if (!Uri.TryCreate(Address(item), UriKind.Absolute, out var address))
        {
            reading.Reject(place, "the certificate has no address");
            return;
        }

        var attributes = item.Member("attributes") is { ValueKind: JsonValueKind.Object } told ? told : item;
        bool? enabled = attributes.Member("enabled")?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
        var id = $"azure:certificate:{address.Host}{string.Concat(address.Segments.Take(3)).TrimEnd('/')}";
        var tags = AzureTags.Of(item, place, reading);
        reading.Observe(
            new Observation
            {
                Id = new IdentityId(id),
                Area = $"azure:{address.Host}:certificates",
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, item.Text("name") ?? address.Segments.ElementAtOrDefault(2)?.TrimEnd('/'))
                    .Tell(IdentityFacts.Subclass, "x509:tls")
                    .Tell(IdentityFacts.Enabled, enabled)
                    .Tell(tags)
                    .ToFactSet(),
                Credentials =
                [
                    new(
                        new CredentialId(id),
                        CredentialKind.PrivateCaCertificate,
                        reading.Facts(place)
                            .Past(CredentialFacts.CreatedAt, attributes.InstantOf("created") ?? attributes.InstantOf("created_on"))
                            .Ahead(CredentialFacts.ExpiresAt, attributes.InstantOf("expires") ?? attributes.InstantOf("expires_on"))
                            .Tell(CredentialFacts.Enabled, enabled)
                            .ToFactSet()),
                ],
                Owners = tags.Owners,
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }
}
