namespace Nhi.Governance.Providers.Tests.Entra;

/// <summary>Answers of Microsoft Graph and the Azure resource manager, made up in their own shapes.</summary>
internal static class EntraSamples
{
    public const string Tenant = "11111111-0000-0000-0000-000000000001";

    public const string Applications = """
        { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications(owners())", "value": [
          { "id": "aaaaaaaa-0000-0000-0000-000000000001", "appId": "bbbbbbbb-0000-0000-0000-000000000001", "displayName": "Nightly export", "createdDateTime": "2024-03-01T08:00:00Z", "signInAudience": "AzureADMyOrg",
            "identifierUris": [], "web": { "redirectUris": [] }, "spa": { "redirectUris": [] }, "publicClient": { "redirectUris": [] }, "requiredResourceAccess": [],
            "passwordCredentials": [{ "customKeyIdentifier": null, "displayName": "prod", "endDateTime": "2027-03-01T08:00:00Z", "hint": "abc", "keyId": "cccccccc-0000-0000-0000-000000000001", "secretText": null, "startDateTime": "2025-03-01T08:00:00Z" }],
            "keyCredentials": [], "owners": [{ "@odata.type": "#microsoft.graph.user", "id": "dddddddd-0000-0000-0000-000000000001", "displayName": "Ada", "userPrincipalName": "ada@shop.example" }] },
          { "id": "aaaaaaaa-0000-0000-0000-000000000002", "appId": "bbbbbbbb-0000-0000-0000-000000000002", "displayName": "Shop front", "createdDateTime": "2025-01-01T00:00:00Z", "signInAudience": "AzureADMyOrg", "notes": "log in to the shop",
            "web": { "redirectUris": ["https://shop.example/auth"] }, "passwordCredentials": [], "keyCredentials": [], "owners": [] },
          { "id": "aaaaaaaa-0000-0000-0000-000000000003", "appId": "bbbbbbbb-0000-0000-0000-000000000003", "displayName": "Deploy", "signInAudience": "AzureADMyOrg", "passwordCredentials": [], "keyCredentials": [],
            "federatedIdentityCredentials": [{ "id": "eeeeeeee-0000-0000-0000-000000000001", "name": "github", "issuer": "https://token.actions.githubusercontent.com", "subject": "repo:shop/web:environment:prod", "audiences": ["api://AzureADTokenExchange"] }] }
        ] }
        """;

    public const string ServicePrincipals = """
        { "value": [
          { "id": "ffffffff-0000-0000-0000-000000000001", "appId": "bbbbbbbb-0000-0000-0000-000000000001", "appOwnerOrganizationId": "11111111-0000-0000-0000-000000000001", "displayName": "Nightly export", "accountEnabled": true, "servicePrincipalType": "Application",
            "preferredSingleSignOnMode": null, "alternativeNames": [], "passwordCredentials": [], "keyCredentials": [] },
          { "id": "ffffffff-0000-0000-0000-000000000002", "appId": "00000003-0000-0000-c000-000000000000", "appOwnerOrganizationId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "displayName": "Microsoft Graph", "accountEnabled": true, "servicePrincipalType": "Application",
            "passwordCredentials": [], "keyCredentials": [] },
          { "id": "ffffffff-0000-0000-0000-000000000003", "appId": "bbbbbbbb-0000-0000-0000-000000000009", "appOwnerOrganizationId": "22222222-0000-0000-0000-000000000002", "displayName": "Analytics", "accountEnabled": true, "servicePrincipalType": "Application",
            "publisherName": "Vendor Ltd", "verifiedPublisher": { "displayName": "Vendor", "verifiedPublisherId": "1" }, "passwordCredentials": [], "keyCredentials": [] },
          { "id": "ffffffff-0000-0000-0000-000000000004", "appId": "bbbbbbbb-0000-0000-0000-000000000004", "displayName": "vm-jobs", "accountEnabled": true, "servicePrincipalType": "ManagedIdentity",
            "alternativeNames": ["isExplicit=False", "/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/Jobs/providers/Microsoft.Compute/virtualMachines/vm-jobs"],
            "keyCredentials": [{ "customKeyIdentifier": "AA==", "keyId": "cccccccc-0000-0000-0000-000000000010", "type": "AsymmetricX509Cert", "usage": "Verify", "startDateTime": "2026-10-01T00:00:00Z", "endDateTime": "2026-12-30T00:00:00Z" }] },
          { "id": "ffffffff-0000-0000-0000-000000000005", "appId": "bbbbbbbb-0000-0000-0000-000000000005", "appOwnerOrganizationId": "11111111-0000-0000-0000-000000000001", "displayName": "Wiki", "accountEnabled": false, "servicePrincipalType": "Application", "preferredSingleSignOnMode": "saml",
            "passwordCredentials": [{ "customKeyIdentifier": "U0FNTA==", "keyId": "cccccccc-0000-0000-0000-000000000021", "startDateTime": "2025-01-01T00:00:00Z", "endDateTime": "2028-01-01T00:00:00Z" }],
            "keyCredentials": [
              { "customKeyIdentifier": "U0FNTA==", "keyId": "cccccccc-0000-0000-0000-000000000022", "type": "AsymmetricX509Cert", "usage": "Verify", "startDateTime": "2025-01-01T00:00:00Z", "endDateTime": "2028-01-01T00:00:00Z" },
              { "customKeyIdentifier": "U0FNTA==", "keyId": "cccccccc-0000-0000-0000-000000000021", "type": "X509CertAndPassword", "usage": "Sign", "startDateTime": "2025-01-01T00:00:00Z", "endDateTime": "2028-01-01T00:00:00Z" }] }
        ] }
        """;

    public const string AppRoles = """
        { "value": [
          { "id": "x-1", "appRoleId": "df021288-bdef-4463-88db-98f22de89214", "createdDateTime": "2025-01-01T00:00:00Z", "principalDisplayName": "Nightly export", "principalId": "ffffffff-0000-0000-0000-000000000001", "principalType": "ServicePrincipal",
            "resourceDisplayName": "Microsoft Graph", "resourceId": "ffffffff-0000-0000-0000-000000000002" },
          { "id": "x-2", "appRoleId": "00000000-0000-0000-0000-000000000000", "principalId": "dddddddd-0000-0000-0000-000000000001", "principalType": "User", "resourceDisplayName": "Wiki", "resourceId": "ffffffff-0000-0000-0000-000000000005" }
        ] }
        """;

    public const string Consents = """
        { "value": [
          { "id": "g1", "clientId": "ffffffff-0000-0000-0000-000000000003", "consentType": "AllPrincipals", "principalId": null, "resourceId": "ffffffff-0000-0000-0000-000000000002", "scope": "User.Read Mail.Read" }
        ] }
        """;

    public const string DirectoryRoles = """
        { "value": [
          { "id": "r1", "principalId": "ffffffff-0000-0000-0000-000000000001", "directoryScopeId": "/", "roleDefinitionId": "62e90394-69f5-4237-9190-012177145e10", "roleDefinition": { "id": "62e90394-69f5-4237-9190-012177145e10", "displayName": "Global Administrator" } }
        ] }
        """;

    public const string RoleAssignments = """
        [
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleAssignments/1", "principalId": "ffffffff-0000-0000-0000-000000000004", "principalType": "ServicePrincipal", "principalName": "x",
            "roleDefinitionId": "/subscriptions/99999999-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "roleDefinitionName": "Owner", "scope": "/subscriptions/99999999-0000-0000-0000-000000000001" },
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleAssignments/2", "principalId": "ffffffff-0000-0000-0000-000000000001", "principalType": "ServicePrincipal",
            "roleDefinitionId": "/x/roleDefinitions/4633458b-17de-408a-b874-0445c86b69e6", "roleDefinitionName": "Key Vault Secrets User", "scope": "/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.KeyVault/vaults/shop" },
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleAssignments/3", "principalId": "dddddddd-0000-0000-0000-000000000001", "principalType": "User", "roleDefinitionId": "/x/roleDefinitions/1", "roleDefinitionName": "Owner",
            "scope": "/subscriptions/99999999-0000-0000-0000-000000000001" }
        ]
        """;

    public const string CredentialActivity = """
        { "value": [
          { "id": "1", "keyId": "cccccccc-0000-0000-0000-000000000001", "keyType": "clientSecret", "keyUsage": "verify", "appId": "bbbbbbbb-0000-0000-0000-000000000001", "appObjectId": "aaaaaaaa-0000-0000-0000-000000000001",
            "expirationDateTime": "2027-03-01T08:00:00Z", "signInActivity": { "lastSignInDateTime": "2026-11-01T03:00:00Z", "lastSignInRequestId": "x" } }
        ] }
        """;

    public const string Activity = """
        { "value": [{ "id": "1", "appId": "bbbbbbbb-0000-0000-0000-000000000001", "lastSignInActivity": { "lastSignInDateTime": "2026-11-02T03:00:00Z" } }] }
        """;

    public const string Users = """
        { "value": [
          { "id": "dddddddd-0000-0000-0000-000000000001", "userPrincipalName": "ada@shop.example", "mail": "ada.l@shop.example", "onPremisesSamAccountName": "ada", "accountEnabled": false, "employeeLeaveDateTime": "2026-05-31T00:00:00Z" },
          { "id": "dddddddd-0000-0000-0000-000000000002", "userPrincipalName": "bob@shop.example", "mail": null, "accountEnabled": true, "employeeId": "00417", "onPremisesSamAccountName": "bobb", "onPremisesDistinguishedName": "CN=Bob,OU=People,DC=shop,DC=example" },
          { "id": "dddddddd-0000-0000-0000-000000000003", "userPrincipalName": "eve@shop.example", "mail": "eve@shop.example", "accountEnabled": false },
          { "id": "dddddddd-0000-0000-0000-000000000004", "userPrincipalName": "max@shop.example", "accountEnabled": true, "employeeLeaveDateTime": "2027-05-31T00:00:00Z" }
        ] }
        """;

    public const string ManagedIdentities = """
        [
          { "clientId": "bbbbbbbb-0000-0000-0000-000000000031", "id": "/subscriptions/99999999-0000-0000-0000-000000000001/resourcegroups/shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/web", "location": "westeurope", "name": "web",
            "principalId": "ffffffff-0000-0000-0000-000000000031", "tags": { "Owner": "team-web", "env": "prod", "cost": "17" }, "tenantId": "11111111-0000-0000-0000-000000000001", "type": "Microsoft.ManagedIdentity/userAssignedIdentities" },
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/resourcegroups/shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/jobs", "name": "jobs",
            "properties": { "clientId": "bbbbbbbb-0000-0000-0000-000000000032", "principalId": "ffffffff-0000-0000-0000-000000000032", "tenantId": "11111111-0000-0000-0000-000000000001" } }
        ]
        """;

    public const string StorageAccounts = """
        [
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/shopfiles", "name": "shopfiles", "type": "Microsoft.Storage/storageAccounts", "allowSharedKeyAccess": null,
            "keyCreationTime": { "key1": "2023-01-01T00:00:00.000000+00:00", "key2": "2026-10-01T00:00:00.000000+00:00" }, "tags": {} },
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/closed", "name": "closed", "properties": { "allowSharedKeyAccess": false, "keyCreationTime": { "key1": "2023-01-01T00:00:00Z" } } }
        ]
        """;

    public const string Workloads = """
        [
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/Shop/providers/Microsoft.Compute/virtualMachines/till", "name": "till", "location": "westeurope",
            "identity": { "type": "SystemAssigned, UserAssigned", "principalId": "FFFFFFFF-0000-0000-0000-000000000041", "tenantId": "11111111-0000-0000-0000-000000000001",
              "userAssignedIdentities": { "/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/Shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/Till": {} } } },
          { "id": "/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/Shop/providers/Microsoft.Web/sites/front", "name": "front", "location": "westeurope", "identity": { "type": "SystemAssigned" } }
        ]
        """;

    public const string KeyVaults = """
        [
          { "id": "https://shop.vault.azure.net/certificates/web", "name": "web", "subject": "", "x509Thumbprint": "AAAA", "tags": { "owner": "team-web" }, "attributes": { "enabled": true, "created": "2026-01-01T00:00:00+00:00", "expires": "2027-01-01T00:00:00+00:00", "updated": "2026-01-01T00:00:00+00:00" } },
          { "id": "https://shop.vault.azure.net/secrets/db", "name": "db", "contentType": null, "managed": null, "tags": {}, "value": "never-to-be-seen", "attributes": { "enabled": true, "expires": null } },
          { "kid": "https://shop.vault.azure.net/keys/wrap", "name": "wrap", "managed": null, "tags": null, "attributes": { "enabled": true, "exportable": false, "recoveryLevel": "Recoverable" } }
        ]
        """;
}
