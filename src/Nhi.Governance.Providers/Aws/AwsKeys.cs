using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Keys for signing: <c>aws kms describe-key</c>. A key that only encrypts data is no identity.</summary>
internal static class AwsKeys
{
    public static RecordKind Kind { get; } = new("a key", item => Key(item).Text("KeyId") is not null && Key(item).Text("KeyUsage") is not null && Key(item).Text("AWSAccountId") is not null, Read);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var key = Key(item);
        if (key.Text("KeyUsage") is not ("SIGN_VERIFY" or "GENERATE_VERIFY_MAC") || key.Text("KeyManager") is "AWS")
        {
            reading.Attach();
            return;
        }

        if (!AwsArn.TryParse(key.Text("Arn"), out var arn) || !arn.HasAccount)
        {
            reading.Reject(place, "the key has no ARN");
            return;
        }

        reading.Observe(
            new Observation
            {
                Id = new IdentityId(arn.Text),
                Area = $"aws:{arn.Account}:keys",
                Containers = [AwsNames.Account(arn.Account)],
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, key.Text("Description") is { Length: > 0 } name ? name : key.Text("KeyId"))
                    .Tell(IdentityFacts.Subclass, "aws:signing-key")
                    .Tell(IdentityFacts.Enabled, key.Member("Enabled")?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null })
                    .Past(IdentityFacts.CreatedAt, key.InstantOf("CreationDate"))
                    .Tell(SigningKeyFacts.KeyStore, $"AWS KMS ({key.Text("Origin")})")
                    .Ahead(SigningKeyFacts.CryptoperiodEnd, key.InstantOf("ValidTo"))
                    .ToFactSet(),
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }

    private static JsonElement Key(JsonElement item) => item.Member("KeyMetadata") is { ValueKind: JsonValueKind.Object } metadata ? metadata : item;
}
