namespace Nhi.Governance.Providers.Tests.Google;

/// <summary>Answers of Google Cloud, made up in its own shapes.</summary>
internal static class GoogleSamples
{
    public const string Deployer = "deployer@shop-prod.iam.gserviceaccount.com";

    public const string Reports = "reports@shop-prod.iam.gserviceaccount.com";

    public const string Accounts = """
        [
          { "name": "projects/shop-prod/serviceAccounts/deployer@shop-prod.iam.gserviceaccount.com", "projectId": "shop-prod", "uniqueId": "104111111111111111111",
            "email": "deployer@shop-prod.iam.gserviceaccount.com", "displayName": "Deployer", "description": "deploys the shop", "etag": "MDEwMjE5MjA=", "oauth2ClientId": "104111111111111111111" },
          { "name": "projects/shop-prod/serviceAccounts/reports@shop-prod.iam.gserviceaccount.com", "projectId": "shop-prod", "uniqueId": "104222222222222222222",
            "email": "reports@shop-prod.iam.gserviceaccount.com", "disabled": true, "oauth2ClientId": "104222222222222222222" },
          { "name": "projects/shop-prod/serviceAccounts/5550001-compute@developer.gserviceaccount.com", "projectId": "shop-prod", "uniqueId": "104333333333333333333",
            "email": "5550001-compute@developer.gserviceaccount.com", "displayName": "Compute Engine default service account" }
        ]
        """;

    public const string Keys = """
        { "keys": [
          { "name": "projects/shop-prod/serviceAccounts/reports@shop-prod.iam.gserviceaccount.com/keys/0a1b2c3d", "validAfterTime": "2025-01-02T03:04:05Z", "validBeforeTime": "9999-12-31T23:59:59Z",
            "keyAlgorithm": "KEY_ALG_RSA_2048", "keyOrigin": "GOOGLE_PROVIDED", "keyType": "USER_MANAGED" },
          { "name": "projects/shop-prod/serviceAccounts/reports@shop-prod.iam.gserviceaccount.com/keys/4e5f6a7b", "validAfterTime": "2026-11-20T00:00:00Z", "validBeforeTime": "2026-12-06T00:00:00Z",
            "keyAlgorithm": "KEY_ALG_RSA_2048", "keyOrigin": "GOOGLE_PROVIDED", "keyType": "SYSTEM_MANAGED" },
          { "name": "projects/shop-prod/serviceAccounts/reports@shop-prod.iam.gserviceaccount.com/keys/8c9d0e1f", "validAfterTime": "2026-06-01T00:00:00Z", "validBeforeTime": "2027-06-01T00:00:00Z",
            "keyOrigin": "USER_PROVIDED", "keyType": "USER_MANAGED", "disabled": true }
        ] }
        """;

    public const string ApiKeys = """
        { "keys": [
          { "name": "projects/5550001/locations/global/keys/6f0a", "uid": "6f0a", "displayName": "Maps in the browser", "createTime": "2025-02-01T00:00:00Z", "updateTime": "2025-02-01T00:00:00Z", "etag": "W/\"x\"",
            "restrictions": { "browserKeyRestrictions": { "allowedReferrers": ["shop.example/*"] }, "apiTargets": [{ "service": "maps-backend.googleapis.com" }] } },
          { "name": "projects/5550001/locations/global/keys/7b1c", "uid": "7b1c", "createTime": "2026-02-01T00:00:00Z", "serviceAccountEmail": "reports@shop-prod.iam.gserviceaccount.com" },
          { "name": "projects/5550001/locations/global/keys/8c2d", "uid": "8c2d", "createTime": "2026-02-01T00:00:00Z", "deleteTime": "2026-03-01T00:00:00Z" }
        ] }
        """;

    public const string HmacKeys = """
        { "kind": "storage#hmacKeysMetadata", "items": [
          { "kind": "storage#hmacKeyMetadata", "id": "shop-prod/GOOG1EXAMPLE7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7", "accessId": "GOOG1EXAMPLE7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7", "projectId": "shop-prod", "serviceAccountEmail": "reports@shop-prod.iam.gserviceaccount.com",
            "state": "ACTIVE", "timeCreated": "2025-05-05T00:00:00Z", "updated": "2025-05-05T00:00:00Z" },
          { "kind": "storage#hmacKeyMetadata", "id": "shop-prod/GOOG2EXAMPLE", "accessId": "GOOG2EXAMPLE", "projectId": "shop-prod", "serviceAccountEmail": "reports@shop-prod.iam.gserviceaccount.com", "state": "DELETED" }
        ] }
        """;

    public const string HmacKeysOfTheCommandLine = """
        [ { "access_id": "GOOG3EXAMPLE", "creation_time": "2025-05-05T00:00:00+0000", "service_account": "reports@shop-prod.iam.gserviceaccount.com", "state": "INACTIVE", "update_time": "2025-05-05T00:00:00+0000" } ]
        """;

    public const string Policies = """
        [
          { "assetType": "cloudresourcemanager.googleapis.com/Project", "resource": "//cloudresourcemanager.googleapis.com/projects/shop-prod", "project": "projects/5550001", "policy": { "bindings": [
            { "role": "roles/editor", "members": ["serviceAccount:5550001-compute@developer.gserviceaccount.com", "serviceAccount:service-5550001@gcp-sa-pubsub.iam.gserviceaccount.com", "user:ada@shop.example"] },
            { "role": "roles/secretmanager.secretAccessor", "members": ["serviceAccount:deployer@shop-prod.iam.gserviceaccount.com"] },
            { "role": "projects/shop-prod/roles/keeper", "members": ["serviceAccount:reports@shop-prod.iam.gserviceaccount.com"] },
            { "role": "roles/viewer", "members": ["deleted:serviceAccount:old@shop-prod.iam.gserviceaccount.com?uid=104999999999999999999", "serviceAccount:gone@shop-prod.iam.gserviceaccount.com"] }
          ] } },
          { "assetType": "iam.googleapis.com/ServiceAccount", "resource": "//iam.googleapis.com/projects/shop-prod/serviceAccounts/104111111111111111111", "policy": { "bindings": [
            { "role": "roles/iam.workloadIdentityUser", "members": [
              "principal://iam.googleapis.com/projects/5550001/locations/global/workloadIdentityPools/code/subject/repo:shop/web:environment:prod",
              "principalSet://iam.googleapis.com/projects/5550001/locations/global/workloadIdentityPools/code/attribute.repository_owner/shop",
              "serviceAccount:shop-prod.svc.id.goog[web/deployer]" ] },
            { "role": "roles/viewer", "members": ["user:bob@shop.example"] }
          ] } },
          { "assetType": "storage.googleapis.com/Bucket", "resource": "//storage.googleapis.com/projects/_/buckets/reports", "policy": { "bindings": [
            { "role": "roles/owner", "members": ["serviceAccount:reports@shop-prod.iam.gserviceaccount.com"] } ] } }
        ]
        """;

    public const string PolicyOfOneProject = """
        { "bindings": [{ "members": ["serviceAccount:reports@shop-prod.iam.gserviceaccount.com"], "role": "roles/owner" }], "etag": "BwX=", "version": 1 }
        """;

    public const string EffectivePolicies = """
        { "policyResults": [{ "fullResourceName": "//storage.googleapis.com/buckets/reports", "policies": [
          { "attachedResource": "//cloudresourcemanager.googleapis.com/organizations/1", "policy": { "bindings": [{ "role": "roles/resourcemanager.organizationAdmin", "members": ["serviceAccount:reports@shop-prod.iam.gserviceaccount.com"] }] } }
        ] }] }
        """;

    public const string Providers = """
        [
          { "name": "projects/5550001/locations/global/workloadIdentityPools/code/providers/github", "state": "ACTIVE", "attributeMapping": { "google.subject": "assertion.sub" },
            "attributeCondition": "assertion.repository_owner_id == '77'", "oidc": { "issuerUri": "https://token.actions.githubusercontent.com" } },
          { "name": "projects/5550001/locations/global/workloadIdentityPools/open/providers/github", "state": "ACTIVE", "oidc": { "issuerUri": "https://token.actions.githubusercontent.com/" } },
          { "name": "projects/5550001/locations/global/workloadIdentityPools/other/providers/aws", "state": "ACTIVE", "aws": { "accountId": "111122223333" } },
          { "name": "projects/5550001/locations/global/workloadIdentityPools/old/providers/github", "state": "DELETED", "oidc": { "issuerUri": "https://token.actions.githubusercontent.com" } }
        ]
        """;

    public const string Roles = """
        [
          { "name": "projects/shop-prod/roles/keeper", "title": "Keeper", "stage": "GA", "etag": "x", "includedPermissions": ["resourcemanager.projects.setIamPolicy", "secretmanager.versions.access", "storage.buckets.get"] },
          { "name": "roles/viewer", "title": "Viewer", "stage": "GA" }
        ]
        """;

    public const string Activities = """
        [
          { "activityType": "serviceAccountLastAuthentication", "fullResourceName": "//iam.googleapis.com/projects/shop-prod/serviceAccounts/reports@shop-prod.iam.gserviceaccount.com",
            "activity": { "lastAuthenticatedTime": "2026-09-01T07:00:00Z", "serviceAccount": { "projectNumber": "5550001", "serviceAccountId": "104222222222222222222" } }, "observationPeriod": { "startTime": "2025-11-01T07:00:00Z", "endTime": "2026-11-01T07:00:00Z" } },
          { "activityType": "serviceAccountKeyLastAuthentication", "fullResourceName": "//iam.googleapis.com/projects/shop-prod/serviceAccounts/reports@shop-prod.iam.gserviceaccount.com/keys/0a1b2c3d",
            "activity": { "lastAuthenticatedTime": "2026-08-01T07:00:00Z" } }
        ]
        """;

    public const string Assets = """
        [
          { "name": "//iam.googleapis.com/projects/shop-prod/serviceAccounts/104111111111111111111", "assetType": "iam.googleapis.com/ServiceAccount", "ancestors": ["projects/5550001"], "resource": { "version": "v1", "discoveryName": "ServiceAccount",
            "data": { "name": "projects/shop-prod/serviceAccounts/deployer@shop-prod.iam.gserviceaccount.com", "projectId": "shop-prod", "uniqueId": "104111111111111111111", "email": "deployer@shop-prod.iam.gserviceaccount.com" } } },
          { "name": "//storage.googleapis.com/reports", "assetType": "storage.googleapis.com/Bucket", "resource": { "version": "v1", "data": { "name": "reports", "location": "EU" } } }
        ]
        """;

    public const string Instances = """
        [
          { "kind": "compute#instance", "name": "till", "selfLink": "https://www.googleapis.com/compute/v1/projects/shop-prod/zones/europe-west1-b/instances/till",
            "serviceAccounts": [{ "email": "deployer@shop-prod.iam.gserviceaccount.com", "scopes": ["https://www.googleapis.com/auth/cloud-platform"] }] },
          { "kind": "compute#instance", "name": "alone", "selfLink": "https://www.googleapis.com/compute/v1/projects/shop-prod/zones/europe-west1-b/instances/alone" }
        ]
        """;

    public const string Secrets = """
        [
          { "name": "projects/5550001/secrets/db", "createTime": "2026-01-15T10:30:00Z", "replication": { "automatic": {} }, "etag": "\"1\"", "labels": { "team": "web" } },
          { "name": "projects/5550001/secrets/db/versions/1", "createTime": "2026-01-15T10:30:00Z", "state": "ENABLED", "etag": "\"2\"", "replicationStatus": { "automatic": {} } }
        ]
        """;
}
