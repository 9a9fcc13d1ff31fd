using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Certificates that AWS keeps: <c>aws acm list-certificates</c>, <c>aws acm describe-certificate</c>, <c>aws iam list-server-certificates</c>.</summary>
internal static class AwsCertificates
{
    public static RecordKind Managed { get; } = new("a certificate of ACM", item => Certificate(item).Text("CertificateArn") is not null && Certificate(item).Text("DomainName") is not null, ReadManaged);

    public static RecordKind Server { get; } = new("a server certificate", item => item.Text("ServerCertificateId") is not null, ReadServer);

    private static void ReadManaged(JsonElement item, string place, ListReading reading)
    {
        var part = Certificate(item);
        if (!AwsArn.TryParse(part.Text("CertificateArn"), out var arn) || !arn.HasAccount)
        {
            reading.Reject(place, "the certificate has no ARN");
            return;
        }

        var names = part.OneOrMore("SubjectAlternativeNames").Concat(part.OneOrMore("SubjectAlternativeNameSummaries")).Append(part.Text("DomainName")!);
        Observe(arn, part.Text("DomainName")!, names, part.OneOrMore("InUseBy"), part, part.Text("Type") is "PRIVATE", place, reading);
    }

    private static void ReadServer(JsonElement item, string place, ListReading reading)
    {
        if (!AwsArn.TryParse(item.Text("Arn"), out var arn) || !arn.HasAccount)
        {
            reading.Reject(place, "the certificate has no ARN");
            return;
        }

        Observe(arn, item.Text("ServerCertificateName") ?? arn.Name, [], [], item, isPrivate: false, place, reading);
    }

    private static void Observe(AwsArn arn, string name, IEnumerable<string> names, IReadOnlyList<string> endpoints, JsonElement part, bool isPrivate, string place, ListReading reading)
    {
        var facts = reading.Facts(place)
            .Past(CredentialFacts.CreatedAt, part.InstantOf("NotBefore") ?? part.InstantOf("IssuedAt") ?? part.InstantOf("UploadDate") ?? part.InstantOf("CreatedAt"))
            .Ahead(CredentialFacts.ExpiresAt, part.InstantOf("NotAfter") ?? part.InstantOf("Expiration"))
            .Tell(CredentialFacts.Enabled, part.Text("Status") switch { "ISSUED" => true, "REVOKED" or "EXPIRED" or "FAILED" => false, _ => null });
        reading.Observe(
            new Observation
            {
                Id = new IdentityId(arn.Text),
                Area = $"aws:{arn.Account}:certificates",
                Containers = [AwsNames.Account(arn.Account)],
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, name)
                    .Tell(IdentityFacts.Subclass, "x509:tls")
                    .Tell(CertificateFacts.Names, names)
                    .Tell(CertificateFacts.Endpoints, endpoints)
                    .ToFactSet(),
                Credentials = [new(new CredentialId(arn.Text), isPrivate ? CredentialKind.PrivateCaCertificate : CredentialKind.PublicTlsCertificate, facts.ToFactSet())],
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }

    private static JsonElement Certificate(JsonElement item) => item.Member("Certificate") is { ValueKind: JsonValueKind.Object } described ? described : item;
}
