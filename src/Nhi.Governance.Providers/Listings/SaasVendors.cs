namespace Nhi.Governance.Providers.Listings;

/// <summary>Lists of software rented as a service.</summary>
internal static class SaasVendors
{
    public static IReadOnlyList<Listing> All { get; } =
    [
        new("databricks/service-principals", "databricks:service-account")
        {
            Members = ["Resources"], Has = ["applicationId", "displayName", "active"], Id = "applicationId", Name = ["displayName"], Enabled = "active=true", Scopes = ["groups", "roles", "entitlements"], Administrators = ["admins", "account_admin"],
        },
        new("databricks/tokens", "databricks:personal-access-token")
        {
            Members = ["token_infos"], Has = ["token_id", "creation_time", "created_by_username"], Id = "token_id", Name = ["comment"], Created = "creation_time", Expires = "expiry_time", LastUsed = "last_used_day",
            Kind = CredentialKind.PersonalAccessToken, Person = ["created_by_username"], Principal = "created_by_username", PrincipalIf = "created_by_username=GUID",
        },
        new("databricks/git-credentials", "databricks:personal-access-token") { Members = ["credentials"], Has = ["credential_id", "git_provider"], Id = "credential_id", Series = "git-credential", Name = ["git_username", "git_provider"], Kind = CredentialKind.PersonalAccessToken },
        new("databricks/federation", "databricks:federation-policy") { Members = ["policies"], Has = ["uid", "oidc_policy.issuer"], IsName = true },
        new("databricks/secret-scopes", "databricks:secret-scope") { Members = ["scopes"], Has = ["name", "backend_type"], IsName = true },
        new("ec2/key-pairs", "ec2:ssh-key") { Members = ["KeyPairs"], Has = ["KeyFingerprint", "KeyName"], Id = "KeyFingerprint", Name = ["KeyName"], Created = "CreateTime", Kind = CredentialKind.SshKey },
        new("ec2/managed-instances", "ec2:host")
        {
            Members = ["InstanceInformationList"], Has = ["InstanceId", "PlatformType", "AgentVersion"], Id = "InstanceId", Name = ["ComputerName"], LastUsed = "LastPingDateTime",
        },
        new("rds/instances", "rds:database-role")
        {
            Members = ["DBInstances"], Has = ["DBInstanceArn", "MasterUsername"], Id = "DBInstanceArn", Name = ["MasterUsername"], Created = "InstanceCreateTime", Kind = CredentialKind.DatabasePassword,
        },
        new("rds/clusters", "rds:database-role")
        {
            Members = ["DBClusters"], Has = ["DBClusterArn", "MasterUsername"], Id = "DBClusterArn", Name = ["MasterUsername"], Created = "ClusterCreateTime", Kind = CredentialKind.DatabasePassword,
        },
        new("gcp/crypto-keys", "gcp:signing-key") { Members = ["cryptoKeys"], Has = ["name", "purpose=ASYMMETRIC_SIGN"], Id = "name", Created = "createTime" },
        new("gcp/crypto-keys", "gcp:signing-key") { Members = ["cryptoKeys"], Has = ["name", "purpose=MAC"], Id = "name", Created = "createTime" },
        new("gcp/crypto-keys", "gcp:crypto-key") { Members = ["cryptoKeys"], Has = ["name", "purpose=ENCRYPT_DECRYPT"], IsName = true },
        new("gcp/crypto-keys", "gcp:crypto-key") { Members = ["cryptoKeys"], Has = ["name", "purpose=ASYMMETRIC_DECRYPT"], IsName = true },
        new("oci/users", "oci:service-account")
        {
            Members = ["Users", "data"], Has = ["capabilities.can-use-api-keys", "lifecycle-state"], Unless = ["capabilities.can-use-console-password=true"], Purpose = "description", Created = "time-created", Enabled = "lifecycle-state=ACTIVE",
        },
        new("oci/api-keys", "oci:api-key") { Members = ["data"], Has = ["key-id", "fingerprint", "user-id"], Id = "key-id", Name = ["fingerprint"], Principal = "user-id", Created = "time-created", Enabled = "lifecycle-state=ACTIVE", Kind = CredentialKind.ApiKey },
        new("okta/api-tokens", "okta:api-key") { Has = ["tokenWindow", "userId"], Created = "created", Expires = "expiresAt", EndMoves = true, LastUsed = "lastUpdated", Kind = CredentialKind.ApiKey, Creator = ["userId"] },
        new("okta/apps", "okta:service-account")
        {
            Has = ["signOnMode=OPENID_CONNECT", "settings.oauthClient.application_type=service"], Id = "credentials.oauthClient.client_id", Name = ["label"], Created = "created", Enabled = "status=ACTIVE",
        },
        new("okta/apps", "okta:oauth-app")
        {
            Has = ["signOnMode", "label", "settings"], Unless = ["signOnMode=BOOKMARK"], Name = ["label"], Created = "created", Enabled = "status=ACTIVE", RedirectUris = "settings.oauthClient.redirect_uris",
        },
        new("slack/members", "slack:bot") { Members = ["members"], Has = ["is_bot", "team_id", "profile"], Unless = ["is_bot=false", "deleted=true"], Name = ["profile.real_name", "name"], Container = "team_id" },
        new("slack/approved-apps", "slack:oauth-app") { Members = ["approved_apps"], Has = ["app.id", "app.name", "scopes"], Id = "app.id", Name = ["app.name"], Scopes = ["scopes"], Purpose = "app.description", MayRepeat = true },
        new("salesforce/connected-apps", "salesforce:oauth-app") { Members = ["records"], Has = ["OptionsAllowAdminApprovedUsersOnly", "Id"], Id = "Id", Name = ["Name"], Created = "CreatedDate" },
        new("salesforce/oauth-tokens", "salesforce:oauth-token")
        {
            Members = ["records"], Has = ["AppName", "UserId"], Id = "Id", Name = ["AppName"], Created = "CreatedDate", LastUsed = "LastUsedDate", Kind = CredentialKind.RefreshToken, Person = ["UserId"], Container = "UserId",
        },
        new("googleworkspace/tokens", "googleworkspace:oauth-app") { Members = ["items"], Has = ["kind=admin#directory#token", "clientId"], Id = "clientId", Name = ["displayText"], Scopes = ["scopes"], MayRepeat = true },
        new("keycloak/clients", "keycloak:service-account")
        {
            Has = ["clientId", "protocol=openid-connect", "serviceAccountsEnabled=true"], Name = ["clientId"], Purpose = "description", Enabled = "enabled=true", RedirectUris = "redirectUris", Kind = CredentialKind.OAuthClientSecret,
        },
        new("keycloak/clients", "keycloak:oauth-app")
        {
            Members = ["clients"], Has = ["clientId", "protocol", "surrogateAuthRequired"], Name = ["clientId"], Purpose = "description", Enabled = "enabled=true", RedirectUris = "redirectUris",
        },
        new("railway/api-tokens", "railway:api-key") { Has = ["displayToken", "workspaceId"], Expires = "expiresAt", Kind = CredentialKind.ApiKey, Container = "workspaceId" },
        new("railway/api-tokens", "railway:personal-access-token") { Has = ["displayToken", "name"], Lacks = ["projectId", "workspaceId"], Expires = "expiresAt", Kind = CredentialKind.PersonalAccessToken },
        new("railway/project-tokens", "railway:api-key") { Has = ["displayToken", "projectId"], Created = "createdAt", Kind = CredentialKind.ApiKey, Container = "projectId" },
        new("tailscale/keys", "tailscale:api-key") { Members = ["keys"], Has = ["id", "keyType", "created"], Name = ["description"], Created = "created", Expires = "expires", Disabled = ["revoked", "invalid=true"], Kind = CredentialKind.ApiKey, Scopes = ["scopes"], Creator = ["userId"] },
        new("tailscale/devices", "tailscale:device")
        {
            Members = ["devices"], Has = ["nodeId", "hostname", "authorized"], Id = "nodeId", Name = ["hostname"], Created = "created", Expires = "expires", LastUsed = "lastSeen", Enabled = "authorized=true", Creator = ["user"],
        },
        new("uipath/robots", "uipath:robot")
        {
            Members = ["value"], Has = ["Username", "ProvisionType", "Type=Attended"], Id = "Id", Series = "robot", Name = ["Name"], Purpose = "Description", Enabled = "Enabled=true", Person = ["Username"],
        },
        new("uipath/robots", "uipath:robot")
        {
            Members = ["value"], Has = ["Username", "ProvisionType", "Type"], Id = "Id", Series = "robot", Name = ["Name"], Purpose = "Description", Enabled = "Enabled=true", LogsInAs = "Username",
        },
        new("uipath/assets", "uipath:asset") { Members = ["value"], Has = ["Name", "ValueType", "ValueScope"], IsName = true, Value = "Value" },
    ];
}
