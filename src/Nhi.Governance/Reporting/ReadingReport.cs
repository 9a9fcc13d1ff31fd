using System.Globalization;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>What a value tells about itself, as names and texts.</summary>
public static class ReadingReport
{
    /// <summary>Lists what there is.</summary>
    /// <param name="reading">The reading.</param>
    /// <returns>Names as in the scan's JSON, with their texts. None of it is secret, and none of it is verified.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Of(SecretReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        (string Name, string? Text)[] all =
        [
            ("awsAccessKeyId", reading.AwsAccessKeyId),
            ("awsAccountId", reading.AwsAccountId),
            ("issuer", reading.Issuer),
            ("subject", reading.Subject),
            ("audience", reading.Audience.IsDefaultOrEmpty ? null : string.Join(' ', reading.Audience)),
            ("expiresAt", reading.ExpiresAt is { } expires ? CanonicalJson.Instant(expires) : null),
            ("kubernetesNamespace", reading.KubernetesNamespace),
            ("kubernetesServiceAccount", reading.KubernetesServiceAccount),
            ("kubernetesServiceAccountUid", reading.KubernetesServiceAccountUid),
            ("publicKeySha256", reading.PublicKeySha256),
            ("databaseScheme", reading.DatabaseScheme),
            ("databaseUser", reading.DatabaseUser),
            ("databaseHost", reading.DatabaseHost),
            ("databaseName", reading.DatabaseName),
            ("host", reading.Host),
            ("user", reading.User),
            ("allocatedOn", reading.AllocatedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("gitLabOrganizationId", reading.GitLabOrganizationId?.ToString(CultureInfo.InvariantCulture)),
            ("gitLabGroupId", reading.GitLabGroupId?.ToString(CultureInfo.InvariantCulture)),
            ("gitLabProjectId", reading.GitLabProjectId?.ToString(CultureInfo.InvariantCulture)),
            ("gitLabUserId", reading.GitLabUserId?.ToString(CultureInfo.InvariantCulture)),
        ];
        return all.Where(pair => pair.Text is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Text!));
    }
}
