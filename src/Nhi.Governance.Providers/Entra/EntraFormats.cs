using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>The formats of Microsoft's directory and cloud.</summary>
internal static class EntraFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        Of("entra/applications", EntraApplications.Kind),
        Of("entra/service-principals", EntraServicePrincipals.Kind),
        Of("entra/app-roles", EntraGrants.AppRole),
        Of("entra/consents", EntraGrants.Consent),
        Of("entra/directory-roles", EntraGrants.DirectoryRole),
        Of("entra/credential-activity", EntraActivities.Credential),
        Of("entra/activity", EntraActivities.Application),
        Of("entra/users", EntraUsers.Kind),
        Of("azure/role-assignments", EntraGrants.CloudRole),
        Of("azure/managed-identities", AzureManagedIdentities.Kind),
        Of("azure/storage-accounts", AzureStorageAccounts.Kind),
        Of("azure/workloads", AzureWorkloads.Kind),
        new RecordList("azure/key-vaults", ["value"], AzureKeyVaults.Certificate, AzureKeyVaults.Name),
    ];

    private static RecordList Of(string name, RecordKind kind) => new(name, ["value"], kind);
}
