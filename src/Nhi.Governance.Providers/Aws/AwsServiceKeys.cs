using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Keys of users beside access keys: <c>aws iam list-service-specific-credentials</c>, <c>list-ssh-public-keys</c>, <c>list-signing-certificates</c>. None names an account; the scope does.</summary>
internal static class AwsServiceKeys
{
    public const string AccountScope = "aws.account";

    public static RecordKind ServiceSpecific { get; } = new("a service-specific credential", item => item.Text("ServiceSpecificCredentialId") is not null, (item, place, reading) => Read(item, "ServiceSpecificCredentialId", CredentialKind.ApiKey, place, reading));

    public static RecordKind Ssh { get; } = new("an SSH public key", item => item.Text("SSHPublicKeyId") is not null, (item, place, reading) => Read(item, "SSHPublicKeyId", CredentialKind.SshKey, place, reading));

    public static RecordKind Signing { get; } = new("a signing certificate", item => item.Text("CertificateId") is not null && item.Text("UserName") is not null, (item, place, reading) => Read(item, "CertificateId", CredentialKind.PrivateCaCertificate, place, reading));

    private static void Read(JsonElement item, string idMember, CredentialKind kind, string place, ListReading reading)
    {
        var (user, id) = (item.Text("UserName"), item.Text(idMember));
        if (!AwsNames.IsName(user) || !AwsNames.IsId(id))
        {
            reading.Reject(place, "the credential names no user");
        }
        else if (reading.Scope.All(AccountScope).Distinct(StringComparer.Ordinal).ToArray() is not [var account])
        {
            reading.Reject(place, $"which account the credential is of is not told: --scope {AccountScope}=NUMBER does");
        }
        else
        {
            var ends = item.InstantOf("ExpirationDate");
            var facts = reading.Facts(place)
                .Past(CredentialFacts.CreatedAt, item.InstantOf("CreateDate") ?? item.InstantOf("UploadDate"))
                .Ahead(CredentialFacts.ExpiresAt, ends)
                .None(CredentialFacts.ExpiresAt, ends is null && kind == CredentialKind.ApiKey)
                .Tell(CredentialFacts.Enabled, item.Text("Status") switch { "Active" => true, "Inactive" or "Expired" => false, _ => null });
            reading.Attach(new Attachment
            {
                Target = AwsNames.User(account, user!),
                Record = $"{idMember} {id}",
                Area = AwsNames.Users(account),
                Containers = [AwsNames.Account(account)],
                Credentials = [new(new CredentialId($"aws:key:{id}"), kind, facts.ToFactSet())],
                Source = reading.Source,
            });
        }
    }
}
