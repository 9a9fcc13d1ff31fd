using System.Collections.Frozen;

namespace Nhi.Governance.Providers.Google;

/// <summary>The predefined roles, and the permissions of custom roles, that weigh most.</summary>
internal static class GoogleRoles
{
    // Basic roles that may change everything, and roles that may set the policy that decides who may.
    private static readonly FrozenSet<string> s_administrators = FrozenSet.Create(
        StringComparer.Ordinal,
        "roles/owner",
        "roles/editor",
        "roles/resourcemanager.organizationAdmin",
        "roles/resourcemanager.folderAdmin",
        "roles/resourcemanager.folderIamAdmin",
        "roles/resourcemanager.projectIamAdmin",
        "roles/iam.securityAdmin",
        "roles/iam.organizationRoleAdmin");

    private static readonly FrozenSet<string> s_readSecrets = FrozenSet.Create(
        StringComparer.Ordinal,
        "roles/secretmanager.admin",
        "roles/secretmanager.secretAccessor",
        "roles/iam.serviceAccountAdmin",
        "roles/iam.serviceAccountKeyAdmin",
        "roles/iam.serviceAccountTokenCreator",
        "roles/cloudkms.cryptoKeyDecrypter",
        "roles/cloudkms.cryptoKeyEncrypterDecrypter");

    private static readonly FrozenSet<string> s_readData = FrozenSet.Create(
        StringComparer.Ordinal,
        "roles/storage.admin",
        "roles/storage.objectAdmin",
        "roles/storage.objectUser",
        "roles/storage.objectViewer",
        "roles/bigquery.admin",
        "roles/bigquery.dataOwner",
        "roles/bigquery.dataEditor",
        "roles/bigquery.dataViewer",
        "roles/datastore.owner",
        "roles/datastore.user",
        "roles/datastore.viewer",
        "roles/spanner.admin",
        "roles/spanner.databaseUser",
        "roles/spanner.databaseReader",
        "roles/bigtable.admin",
        "roles/bigtable.user",
        "roles/bigtable.reader");

    private static readonly FrozenSet<string> s_actAs = FrozenSet.Create(
        StringComparer.Ordinal,
        "roles/iam.workloadIdentityUser",
        "roles/iam.serviceAccountUser",
        "roles/iam.serviceAccountTokenCreator",
        "roles/iam.serviceAccountOpenIdTokenCreator");

    /// <summary>Whether the role on a project, folder or organization makes an administrator of it.</summary>
    public static bool IsAdministrator(string role) => s_administrators.Contains(role);

    /// <summary>Whether the role reads secrets or makes keys or tokens.</summary>
    public static bool ReadsSecrets(string role) => s_readSecrets.Contains(role);

    /// <summary>Whether the role on a project, folder or organization reads or writes all data of a store in it.</summary>
    public static bool ReachesData(string role) => s_readData.Contains(role);

    /// <summary>Whether a permission, given on such, does.</summary>
    public static bool PermitsData(string permission) =>
        permission is "storage.objects.get" or "storage.objects.delete" or "bigquery.tables.getData" or "bigquery.tables.updateData" or "datastore.entities.get" or "spanner.databases.select" or "bigtable.tables.readRows";

    /// <summary>Whether the role on a service account lets its holder act as it.</summary>
    public static bool ActsAs(string role) => s_actAs.Contains(role);

    /// <summary>Whether a permission lets its holder give itself all others.</summary>
    public static bool PermitsAdministration(string permission) =>
        permission.StartsWith("resourcemanager.", StringComparison.Ordinal) && permission.EndsWith(".setIamPolicy", StringComparison.Ordinal);

    /// <summary>Whether a permission reads secrets or makes keys or tokens.</summary>
    public static bool PermitsSecrets(string permission) =>
        permission is "secretmanager.versions.access" or "iam.serviceAccountKeys.create" or "iam.serviceAccounts.getAccessToken" or "iam.serviceAccounts.signJwt" or "iam.serviceAccounts.signBlob";
}
