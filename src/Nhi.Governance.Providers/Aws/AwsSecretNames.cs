using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Names of what vaults keep: <c>aws secretsmanager list-secrets</c>, <c>aws ssm describe-parameters</c>. No identities; counted, so that a reader sees that they were read, and their values are never asked for.</summary>
internal static class AwsSecretNames
{
    public static RecordKind Secret { get; } = new("a secret", item => item.Text("ARN")?.Contains(":secretsmanager:", StringComparison.Ordinal) == true, Count);

    public static RecordKind Parameter { get; } = new("a parameter", item => item.Text("ARN")?.Contains(":ssm:", StringComparison.Ordinal) == true && item.Text("Type") is not null, Count);

    private static void Count(JsonElement item, string place, ListReading reading)
    {
        if (item.Text("SecretString") is not null || item.Text("SecretBinary") is not null || (item.Text("Type") is "SecureString" && item.Text("Value") is not null))
        {
            reading.Note(place, "the export holds the secret's value: it was not kept; list-secrets and describe-parameters leave it out");
        }

        reading.Attach();
    }
}
