using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>The formats of Google Cloud.</summary>
internal static class GoogleFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new RecordList("gcp/assets", ["assets"], GoogleAssets.Kind),
        new RecordList("gcp/service-accounts", ["accounts"], GoogleServiceAccounts.Kind),
        new RecordList("gcp/service-account-keys", ["keys"], GoogleServiceAccountKeys.Kind),
        new RecordList("gcp/api-keys", ["keys"], GoogleApiKeys.Kind),
        new RecordList("gcp/hmac-keys", ["items"], GoogleHmacKeys.Kind),
        new RecordList("gcp/policies", ["results", "policyResults", "policy_results", "assets"], GooglePolicies.Kind),
        new RecordList("gcp/roles", ["roles"], GoogleRoleDefinitions.Kind),
        new RecordList("gcp/federation", ["workloadIdentityPoolProviders", "workloadIdentityPools"], GooglePools.Provider, GooglePools.Pool),
        new RecordList("gcp/secret-names", ["secrets", "versions"], GoogleSecretNames.Kind),
        new RecordList("gcp/activity", ["activities"], GoogleActivities.Kind),
        new RecordList("gcp/workloads", ["items"], GoogleInstances.Kind),
    ];
}
