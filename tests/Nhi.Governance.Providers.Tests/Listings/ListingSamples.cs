namespace Nhi.Governance.Providers.Tests.Listings;

/// <summary>One made-up answer of each vendor in its own shape, with a record of every sort it may hold.</summary>
internal static class ListingSamples
{
    public static IReadOnlyDictionary<string, (string Member, string Json)> All { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["github/fine-grained-tokens"] = (string.Empty, """
            [{ "id": 7, "owner": { "login": "ada", "id": 1, "type": "User" }, "repository_selection": "all", "permissions": { "organization": { "members": "read" }, "repository": { "contents": "write", "metadata": "read" } },
               "access_granted_at": "2025-01-01T00:00:00Z", "token_id": 98, "token_name": "deploy from laptop", "token_expired": false, "token_expires_at": null, "token_last_used_at": "2026-11-01T00:00:00Z" }]
            """),
        ["github/classic-tokens"] = (string.Empty, """
            [{ "login": "bea", "credential_id": 161196, "credential_type": "SSH key", "fingerprint": "aa:bb", "credential_authorized_at": "2025-01-26T19:06:43Z", "authorized_credential_title": "laptop", "credential_accessed_at": null },
             { "login": "ada", "credential_id": 161195, "credential_type": "personal access token", "token_last_eight": "12345678", "credential_authorized_at": "2025-01-26T19:06:43Z", "scopes": ["repo", "workflow"], "credential_accessed_at": "2026-02-26T19:06:43Z",
               "authorized_credential_id": 1, "authorized_credential_note": "ci", "authorized_credential_expires_at": "2027-04-26T19:06:43Z" }]
            """),
        ["github/installations"] = ("installations", """
            [{ "id": 25381, "account": { "login": "shop", "id": 9 }, "app_id": 2233, "app_slug": "build-bot", "client_id": "Iv1.x", "repository_selection": "selected", "permissions": { "contents": "write" }, "events": ["push"], "created_at": "2025-07-08T16:18:44Z", "suspended_at": null }]
            """),
        ["github/deploy-keys"] = (string.Empty, """
            [{ "id": 1, "key": "ssh-ed25519 AAAAC3", "url": "https://api.github.com/repos/shop/web/keys/1", "title": "mirror", "verified": true, "created_at": "2020-12-10T15:53:42Z", "read_only": false, "added_by": "ada", "last_used": "2026-01-10T15:53:42Z", "enabled": true }]
            """),
        ["github/runners"] = ("runners", """[{ "id": 23, "name": "linux-1", "os": "linux", "status": "online", "busy": true, "runner_group_id": 1, "labels": [{ "id": 5, "name": "self-hosted", "type": "read-only" }] }]"""),
        ["gitlab/tokens"] = (string.Empty, """
            [{ "id": 4, "name": "nightly", "revoked": false, "created_at": "2025-07-23T14:31:47.729Z", "description": "nightly export", "scopes": ["api"], "user_id": 3, "last_used_at": "2026-10-06T17:58:37.550Z", "active": true, "expires_at": "2026-12-21" },
             { "id": 6, "name": "of a project", "revoked": false, "created_at": "2025-07-23T14:31:47.729Z", "scopes": ["api"], "user_id": 33, "active": true, "expires_at": "2026-12-21", "access_level": 40 },
             { "id": 5, "name": "old", "revoked": true, "created_at": "2024-07-23T14:31:47.729Z", "scopes": ["api"], "user_id": 3, "active": false, "expires_at": null }]
            """),
        ["gitlab/deploy-tokens"] = (string.Empty, """[{ "id": 1, "name": "pull", "username": "gitlab+deploy-token-1", "expires_at": null, "revoked": false, "expired": false, "scopes": ["read_repository"] }]"""),
        ["gitlab/runners"] = (string.Empty, """[{ "id": 1001, "description": "shared-1", "runner_type": "instance_type", "is_shared": true, "active": true, "paused": false, "online": true, "status": "online", "contacted_at": "2026-04-29T10:00:00Z", "tag_list": ["linux"] }]"""),
        ["circleci/checkout-keys"] = ("items", """[{ "public-key": "ssh-rsa AAAA", "type": "deploy-key", "fingerprint": "c9:0b:1c:4f", "preferred": true, "created-at": "2021-09-03T10:00:00Z" }]"""),
        ["netlify/deploy-keys"] = (string.Empty, """[{ "created_at": "2026-07-30T16:19:47.183Z", "id": "6b6b79a3", "public_key": "ssh-rsa AAAA" }]"""),
        ["openai/admin-keys"] = ("data", """[{ "object": "organization.admin_api_key", "id": "key_a", "name": "Administration", "redacted_value": "sk-admin...def", "created_at": 1711471533, "last_used_at": 1711471534, "owner": { "type": "user", "object": "organization.user", "id": "user-1", "name": "Ada", "email": "ada@shop.example", "role": "owner" } }]"""),
        ["openai/project-keys"] = ("data", """
            [{ "object": "organization.project.api_key", "redacted_value": "sk-abc...def", "name": "batch", "created_at": 1743941100, "last_used_at": 1743941100, "id": "key_b", "owner": { "type": "service_account", "service_account": { "id": "svc_acct_1", "name": "batch", "role": "member" } } },
             { "object": "organization.project.api_key", "redacted_value": "sk-abc...def", "name": "trial", "created_at": 1743941100, "last_used_at": null, "id": "key_c", "owner": { "type": "user", "user": { "id": "user-1", "email": "ada@shop.example", "name": "Ada" } } }]
            """),
        ["openai/service-accounts"] = ("data", """[{ "object": "organization.project.service_account", "id": "svc_acct_1", "name": "batch", "role": "member", "created_at": 1743941099 }]"""),
        ["anthropic/api-keys"] = ("data", """[{ "id": "apikey_01", "type": "api_key", "name": "Assistant", "workspace_id": "wrkspc_01", "created_at": "2024-10-30T23:58:27.427722Z", "expires_at": null, "created_by": { "id": "user_01", "type": "user" }, "partial_key_hint": "sk-ant-api03-R2D...igAA", "status": "inactive" }]"""),
        ["bedrock/agents"] = ("agentSummaries", """[{ "agentId": "AGENT1", "agentName": "triage", "agentStatus": "PREPARED", "description": "sorts mail", "latestAgentVersion": "1", "updatedAt": "2025-01-01T00:00:00.000000+00:00" }]"""),
        ["agents/cards"] = (string.Empty, """[{ "protocolVersion": "0.3.0", "name": "Invoice agent", "description": "reads invoices", "url": "https://agents.shop.example/invoices", "version": "1.2.0", "provider": { "organization": "Vendor", "url": "https://vendor.example" }, "capabilities": { "streaming": true }, "skills": [{ "id": "read", "name": "Read" }] }]"""),
        ["agents/records"] = (string.Empty, """[{ "schema_version": "v0.3.1", "name": "shop/campaigns", "version": "v1.0.0", "description": "writes campaigns", "authors": ["Shop"], "created_at": "2025-04-24T12:00:00Z", "skills": [] }]"""),
        ["agents/identities"] = (string.Empty, """[{ "did": { "method": "mesh", "unique_id": "d7f46108" }, "name": "triage", "public_key": "ijunKBt+", "sponsor_email": "ada@shop.example", "capabilities": ["read", "write"], "created_at": "2026-02-18T22:50:53Z", "expires_at": null, "status": "active" }]"""),
        ["agents/trust-manifests"] = (string.Empty, """[{ "agent_id": "coder-v1", "trust_level": "trusted", "scopes": ["repo:read", "repo:write"], "capabilities": { "idempotency": true } }]"""),
        ["modal/service-users"] = (string.Empty, """[{ "id": "su-1", "name": "ci-bot", "token_id": "ak-1", "created_by": "ada", "created_at": "2026-07-29T20:10:00Z", "last_used_at": "2026-07-30T06:00:00Z" }]"""),
        ["modal/proxy-tokens"] = (string.Empty, """[{ "id": "wk-1", "token_id": "wk-1", "created_at": "2026-07-29T20:20:00Z", "scoped": false }]"""),
        ["databricks/service-principals"] = ("Resources", """[{ "id": "510001", "applicationId": "abcd1234-5678-90ab-cdef-1234567890ab", "displayName": "etl-runner", "active": true, "groups": [{ "value": "310002", "display": "admins" }] }]"""),
        ["databricks/tokens"] = ("token_infos", """[{ "token_id": "token-abc", "comment": "ci", "creation_time": 1700000000000, "expiry_time": -1, "owner_id": 70718330587535, "created_by_id": 1, "created_by_username": "ada@shop.example" }]"""),
        ["okta/api-tokens"] = (string.Empty, """[{ "id": "00T1", "name": "terraform", "userId": "00u1", "tokenWindow": "P30D", "clientName": "Okta API", "expiresAt": "2026-12-11T20:38:10.000Z", "created": "2025-11-09T20:38:10.000Z", "lastUpdated": "2026-11-11T20:38:10.000Z" }]"""),
        ["okta/apps"] = (string.Empty, """[{ "id": "0oa1", "name": "oidc_client", "label": "Reports", "status": "ACTIVE", "created": "2025-01-01T00:00:00.000Z", "signOnMode": "OPENID_CONNECT", "credentials": { "oauthClient": { "client_id": "0oa1", "token_endpoint_auth_method": "private_key_jwt" } }, "settings": { "oauthClient": { "application_type": "service", "grant_types": ["client_credentials"] } } }, { "id": "0oa2", "name": "saml_app", "label": "Wiki", "status": "INACTIVE", "created": "2025-01-01T00:00:00.000Z", "signOnMode": "SAML_2_0", "settings": { "app": {} } }, { "id": "0oa3", "name": "oidc_client", "label": "Shop", "status": "ACTIVE", "signOnMode": "OPENID_CONNECT", "settings": { "oauthClient": { "application_type": "web", "redirect_uris": ["https://shop.example/cb"] } } }]"""),
        ["slack/members"] = ("members", """
            [{ "id": "U1", "team_id": "T1", "name": "deploybot", "deleted": false, "is_bot": true, "profile": { "real_name": "Deploy Bot", "api_app_id": "A1" } },
             { "id": "U2", "team_id": "T1", "name": "ada", "deleted": false, "is_bot": false, "profile": { "real_name": "Ada", "email": "ada@shop.example" } }]
            """),
        ["slack/approved-apps"] = ("approved_apps", """[{ "app": { "id": "A1", "name": "Deploy Bot", "description": "deploys", "is_internal": false }, "scopes": [{ "name": "chat:write", "token_type": "bot" }], "date_updated": 1574296707 }]"""),
        ["salesforce/connected-apps"] = ("records", """[{ "attributes": { "type": "ConnectedApplication" }, "Id": "0Ci000000000001AAA", "Name": "Slack", "OptionsAllowAdminApprovedUsersOnly": false, "CreatedDate": "2022-01-01T00:00:00.000+0000" }]"""),
        ["salesforce/oauth-tokens"] = ("records", """[{ "attributes": { "type": "OauthToken" }, "Id": "0Da000000000001AAA", "AppName": "Slack", "UserId": "005000000000001AAA", "LastUsedDate": "2026-01-01T00:00:00.000+0000" }]"""),
        ["googleworkspace/tokens"] = ("items", """
            [{ "kind": "admin#directory#token", "clientId": "730713214009-0k7q2m9t4v6x8z1b3d5f7h9j2l4n6p8r.apps.googleusercontent.com", "displayText": "Slack", "anonymous": false, "nativeApp": false, "userKey": "1", "scopes": ["https://www.googleapis.com/auth/userinfo.email"] },
             { "kind": "admin#directory#token", "clientId": "730713214009-0k7q2m9t4v6x8z1b3d5f7h9j2l4n6p8r.apps.googleusercontent.com", "displayText": "Slack", "anonymous": false, "nativeApp": false, "userKey": "2", "scopes": ["https://www.googleapis.com/auth/drive"] }]
            """),
        ["keycloak/clients"] = ("clients", """[{ "id": "fa694007", "clientId": "reports", "description": "makes reports", "surrogateAuthRequired": false, "enabled": true, "secret": "never-to-be-seen", "serviceAccountsEnabled": true, "publicClient": false, "protocol": "openid-connect", "redirectUris": [] }, { "id": "fa694008", "clientId": "shop", "surrogateAuthRequired": false, "enabled": true, "serviceAccountsEnabled": false, "publicClient": true, "protocol": "openid-connect", "redirectUris": ["https://shop.example/*"] }]"""),
        ["railway/api-tokens"] = (string.Empty, """[{ "id": "a1", "name": "ci-deploy", "displayToken": "rw_1a2b", "workspaceId": "w1", "expiresAt": "2027-01-01T00:00:00.000Z" }, { "id": "a2", "name": "laptop", "displayToken": "rw_3c4d", "workspaceId": null, "expiresAt": null }]"""),
        ["railway/project-tokens"] = (string.Empty, """[{ "id": "b1", "name": "production", "displayToken": "rw_7g8h", "projectId": "p1", "environmentId": "e1", "createdAt": "2026-07-27T18:05:00.000Z" }]"""),
        ["tailscale/keys"] = ("keys", """[{ "id": "k123", "keyType": "auth", "description": "ci", "created": "2026-07-27T18:05:00Z", "expires": "2026-12-27T18:05:00Z" }]"""),
        ["tailscale/devices"] = ("devices", """[{ "id": "92960230385", "nodeId": "n292kg92CNTRL", "hostname": "pump-7", "os": "linux", "user": "ada@shop.example", "authorized": true, "created": "2025-02-08T09:25:38Z", "expires": "2027-08-05T09:25:38Z", "lastSeen": "2026-08-05T09:25:38Z" }]"""),
        ["uipath/robots"] = ("value", """[{ "Id": 12, "Name": "invoices", "Username": "shop\\rpa1", "Description": "reads invoices", "Type": "Unattended", "ProvisionType": "Manual", "Enabled": true }, { "Id": 13, "Name": "desk", "Username": "shop\\ada", "Description": "", "Type": "Attended", "ProvisionType": "Manual", "Enabled": true }]"""),
        ["uipath/assets"] = ("value", """[{ "Id": 3, "Name": "ErpLogin", "ValueType": "Text", "ValueScope": "Global", "Value": "never-to-be-seen", "CredentialUsername": null }]"""),
        ["gitlab/deploy-keys"] = (string.Empty, """[{ "id": 1, "title": "mirror", "key": "ssh-ed25519 AAAAC3", "fingerprint": "4a:9d", "created_at": "2024-10-02T10:12:29Z", "expires_at": null, "can_push": true }]"""),
        ["gitlab/variables"] = (string.Empty, """[{ "variable_type": "env_var", "key": "DEPLOY_TOKEN", "value": "never-to-be-seen", "hidden": false, "protected": true, "masked": true, "raw": false, "environment_scope": "*", "description": null }]"""),
        ["circleci/variables"] = ("items", """[{ "variable": "AWS_SECRET_ACCESS_KEY", "context_id": "ctx-1", "created_at": "2021-09-04T10:00:00Z", "updated_at": "2021-09-04T10:00:00Z" }, { "audience": ["https://sts.amazonaws.com"], "audience_updated_at": "2021-09-05T10:00:00Z", "org_id": "org-1", "project_id": null, "ttl": "PT1H" }]"""),
        ["netlify/variables"] = (string.Empty, """[{ "key": "TOKEN", "is_secret": false, "scopes": ["builds"], "updated_at": "2026-07-30T16:19:38Z", "updated_by": { "email": "ada@shop.example" }, "values": [{ "context": "production", "id": "9c5333bb", "value": "never-to-be-seen" }] }]"""),
        ["spacelift/stacks"] = ("stacks", """[{ "id": "prod", "name": "Production", "description": "the shop", "state": "FINISHED", "administrative": true, "repository": "shop/infra", "branch": "main", "projectRoot": "/prod", "space": "root", "integrations": { "aws": { "assumedRoleArn": "arn:aws:iam::111122223333:role/spacelift" } } }]"""),
        ["spacelift/worker-pools"] = ("workerPools", """[{ "id": "pool-1", "name": "Private", "description": "of the shop", "type": "PRIVATE", "space": "root" }, { "id": "pool-1", "workers": [{ "id": "worker-1", "status": "ACTIVE" }] }]"""),
        ["databricks/git-credentials"] = ("credentials", """[{ "credential_id": 6273842934, "git_provider": "gitHub", "git_username": "etl-bot" }]"""),
        ["databricks/federation"] = ("policies", """[{ "name": "accounts/a/federationPolicies/p", "uid": "uid-1", "description": "pipelines", "oidc_policy": { "issuer": "https://token.actions.githubusercontent.com", "subject_claim": "sub", "audiences": ["https://accounts.cloud.databricks.com"] } }]"""),
        ["databricks/secret-scopes"] = ("scopes", """[{ "name": "ci", "backend_type": "DATABRICKS" }, { "name": "vault", "backend_type": "AZURE_KEYVAULT", "keyvault_metadata": { "dns_name": "https://shop.vault.azure.net/" } }]"""),
        ["oci/users"] = ("Users", """
            [{ "id": "ocid1.user.oc1..backup", "name": "backup", "description": "nightly backup", "lifecycle-state": "ACTIVE", "time-created": "2024-01-01T00:00:01Z", "capabilities": { "can-use-api-keys": true, "can-use-console-password": false } },
             { "id": "ocid1.user.oc1..ada", "name": "ada", "description": "Ada", "lifecycle-state": "ACTIVE", "capabilities": { "can-use-api-keys": true, "can-use-console-password": true } }]
            """),
        ["oci/api-keys"] = ("data", """[{ "fingerprint": "20:3b:97", "key-id": "ocid1.tenancy.oc1..t/ocid1.user.oc1..backup/20:3b:97", "key-value": "-----BEGIN PUBLIC KEY-----", "lifecycle-state": "ACTIVE", "time-created": "2024-01-01T00:00:01Z", "user-id": "ocid1.user.oc1..backup" }]"""),
        ["oci/access"] = ("data", """
            [{ "id": "ocid1.groupmembership.oc1..m", "group-id": "ocid1.group.oc1..ops", "user-id": "ocid1.user.oc1..backup", "lifecycle-state": "ACTIVE" },
             { "id": "ocid1.group.oc1..ops", "name": "Operators", "lifecycle-state": "ACTIVE" },
             { "id": "ocid1.policy.oc1..p", "name": "shop", "lifecycle-state": "ACTIVE", "statements": ["Allow group Operators, 'Default'/'Auditors' to manage all-resources in tenancy", "allow group 'Night Shift' to read buckets in compartment shop", "allow group id ocid1.group.oc1..x to use keys in compartment shop", "allow dynamic-group runners to manage all-resources in tenancy"] }]
            """),
        ["salesforce/rights"] = ("records", """
            [{ "Id": "0PS000000000001AAA", "Name": "X00e1", "Label": "Integration", "IsOwnedByProfile": true, "ProfileId": "00e1", "PermissionsModifyAllData": true, "PermissionsApiEnabled": true },
             { "Id": "0Pa000000000001AAA", "AssigneeId": "005000000000001AAA", "PermissionSetId": "0PS000000000001AAA" }]
            """),
        ["modal/roles"] = (string.Empty, """
            [{ "user_id": "us-1", "service_user_id": null, "email": "ada@shop.example", "user_name": "ada", "service_user_name": null, "role": "ENVIRONMENT_ROLE_OWNER" },
             { "user_id": null, "service_user_id": "su-1", "email": null, "user_name": null, "service_user_name": "ci-bot", "role": "ENVIRONMENT_ROLE_CONTRIBUTOR" }]
            """),
        ["ec2/key-pairs"] = ("KeyPairs", """[{ "KeyPairId": "key-0a1b", "KeyFingerprint": "11:11:22", "KeyName": "bastion", "KeyType": "rsa", "Tags": [], "CreateTime": "2024-01-01T00:00:00Z" }]"""),
        ["ec2/managed-instances"] = ("InstanceInformationList", """[{ "InstanceId": "i-01", "PingStatus": "Online", "LastPingDateTime": "2026-03-14T04:56:22.962Z", "AgentVersion": "3.1.1004.1", "PlatformType": "Linux", "ComputerName": "ip-10-0-0-1", "IPAddress": "10.0.0.1" }]"""),
        ["rds/instances"] = ("DBInstances", """[{ "DBInstanceIdentifier": "shop", "DBInstanceArn": "arn:aws:rds:eu-west-1:111122223333:db:shop", "MasterUsername": "shop_admin", "InstanceCreateTime": "2024-08-15T01:58:59Z", "IAMDatabaseAuthenticationEnabled": false }]"""),
        ["rds/clusters"] = ("DBClusters", """[{ "DBClusterIdentifier": "shop", "DBClusterArn": "arn:aws:rds:eu-west-1:111122223333:cluster:shop", "MasterUsername": "shop_admin", "ClusterCreateTime": "2024-06-04T14:26:48Z" }]"""),
        ["gcp/crypto-keys"] = ("cryptoKeys", """
            [{ "name": "projects/shop/locations/global/keyRings/r/cryptoKeys/releases", "purpose": "ASYMMETRIC_SIGN", "createTime": "2024-01-01T00:00:00Z", "versionTemplate": { "protectionLevel": "HSM", "algorithm": "EC_SIGN_P256_SHA256" } },
             { "name": "projects/shop/locations/global/keyRings/r/cryptoKeys/data", "purpose": "ENCRYPT_DECRYPT", "createTime": "2024-01-01T00:00:00Z", "primary": { "state": "ENABLED" }, "rotationPeriod": "7776000s" }]
            """),
    };
}
