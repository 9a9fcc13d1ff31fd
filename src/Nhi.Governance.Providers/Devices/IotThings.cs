using System.Text.Json;
using Nhi.Governance.Providers.Aws;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Devices;

/// <summary>Things of AWS IoT and the certificates they log in with: <c>aws iot list-things</c>, <c>aws iot list-certificates</c>, <c>aws iot describe-certificate</c>. Which thing has which certificate none of them tells.</summary>
internal static class IotThings
{
    public static RecordKind Thing { get; } = new("a thing", item => item.Text("thingArn") is not null && item.Text("thingName") is not null, ReadThing);

    public static RecordKind Certificate { get; } = new("a certificate of a thing", item => Described(item).Text("certificateArn")?.Contains(":iot:", StringComparison.Ordinal) == true && Described(item).Text("certificateId") is not null, ReadCertificate);

    private static void ReadThing(JsonElement item, string place, ListReading reading)
    {
        if (!AwsArn.TryParse(item.Text("thingArn"), out var arn) || !arn.HasAccount)
        {
            reading.Reject(place, "the thing has no ARN");
            return;
        }

        var attributes = item.Member("attributes") ?? default;
        var tags = reading.Tags(attributes.Members().Select(attribute => ((string?)attribute.Name, attributes.Text(attribute.Name))), asked: false, place);
        reading.Observe(
            new Observation
            {
                Id = new IdentityId(arn.Text),
                Area = $"aws:{arn.Account}:things",
                Containers = [AwsNames.Account(arn.Account)],
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, item.Text("thingName"))
                    .Tell(IdentityFacts.Subclass, "aws:device")
                    .Tell(DeviceFacts.SerialNumber, attributes.Text("serialNumber"))
                    .Tell(DeviceFacts.Model, attributes.Text("model") ?? item.Text("thingTypeName"))
                    .Tell(tags)
                    .ToFactSet(),
                Owners = tags.Owners,
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }

    private static void ReadCertificate(JsonElement item, string place, ListReading reading)
    {
        var certificate = Described(item);
        if (!AwsArn.TryParse(certificate.Text("certificateArn"), out var arn) || !arn.HasAccount)
        {
            reading.Reject(place, "the certificate has no ARN");
            return;
        }

        reading.Observe(
            new Observation
            {
                Id = new IdentityId(arn.Text),
                Area = $"aws:{arn.Account}:thing-certificates",
                Containers = [AwsNames.Account(arn.Account)],
                Facts = reading.Facts(place).Tell(IdentityFacts.Name, certificate.Text("certificateId")).Tell(IdentityFacts.Subclass, "x509:tls").ToFactSet(),
                Credentials =
                [
                    new(
                        new CredentialId(arn.Text),
                        CredentialKind.PrivateCaCertificate,
                        reading.Facts(place)
                            .Past(CredentialFacts.CreatedAt, certificate.InstantOf("validity", "notBefore") ?? certificate.InstantOf("creationDate"))
                            .Ahead(CredentialFacts.ExpiresAt, certificate.InstantOf("validity", "notAfter"))
                            .Tell(CredentialFacts.Enabled, certificate.Text("status") switch { "ACTIVE" => true, null => null, _ => false })
                            .ToFactSet()),
                ],
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }

    private static JsonElement Described(JsonElement item) => item.Member("certificateDescription") is { ValueKind: JsonValueKind.Object } described ? described : item;
}
