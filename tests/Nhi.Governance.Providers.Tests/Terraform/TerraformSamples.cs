namespace Nhi.Governance.Providers.Tests.Terraform;

/// <summary>Made-up states as the client prints and keeps them.</summary>
internal static class TerraformSamples
{
    public static FileSample Shown { get; } = new("terraform/state", 29, $$"""
        { "format_version": "1.0", "terraform_version": "1.11.4", "values": {
          "outputs": { "key": { "sensitive": true, "value": "{{FileSample.Canary}}", "type": "string" }, "url": { "sensitive": false, "value": "https://shop.example", "type": "string" } },
          "root_module": {
            "resources": [
              { "address": "data.aws_secretsmanager_secret_version.db", "mode": "data", "type": "aws_secretsmanager_secret_version", "name": "db", "provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 0,
                "values": { "id": "db|AWSCURRENT", "secret_string": "{{FileSample.Canary}}" }, "sensitive_values": { "secret_string": true } },
              { "address": "data.aws_iam_user.other", "mode": "data", "type": "aws_iam_user", "name": "other", "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "arn": "arn:aws:iam::111122223333:user/other" }, "sensitive_values": {} },
              { "address": "aws_s3_bucket.state", "mode": "managed", "type": "aws_s3_bucket", "name": "state", "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "bucket": "state", "password": "{{FileSample.Canary}}" }, "sensitive_values": { "tags": {} } },
              { "address": "aws_db_instance.orders", "mode": "managed", "type": "aws_db_instance", "name": "orders", "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "id": "orders", "password": "{{FileSample.Canary}}", "password_wo": null }, "sensitive_values": { "password": true, "password_wo": true, "replicas": [] } },
              { "address": "random_password.db", "mode": "managed", "type": "random_password", "name": "db", "provider_name": "registry.terraform.io/hashicorp/random", "values": { "id": "none", "length": 32, "result": "{{FileSample.Canary}}", "bcrypt_hash": "{{FileSample.Canary}}" }, "sensitive_values": { "bcrypt_hash": true, "result": true } },
              { "address": "tls_private_key.deploy", "mode": "managed", "type": "tls_private_key", "name": "deploy", "provider_name": "registry.terraform.io/hashicorp/tls", "values": { "algorithm": "ED25519", "private_key_openssh": "{{FileSample.Canary}}", "private_key_pem": "{{FileSample.Canary}}", "public_key_fingerprint_sha256": "SHA256:jpwcQ6l0SREtdnjvxZkS8ahSlw6ybDrdt1ojGxzoGe0" }, "sensitive_values": { "private_key_openssh": true, "private_key_pem": true } },
              { "address": "google_service_account.export", "mode": "managed", "type": "google_service_account", "name": "export", "provider_name": "registry.terraform.io/hashicorp/google", "values": { "account_id": "export", "email": "export@shop-prod.iam.gserviceaccount.com", "description": "nightly export", "unique_id": "104172831100000000001" }, "sensitive_values": {} },
              { "address": "google_service_account_key.export", "mode": "managed", "type": "google_service_account_key", "name": "export", "provider_name": "registry.terraform.io/hashicorp/google", "values": { "id": "projects/shop-prod/serviceAccounts/export@shop-prod.iam.gserviceaccount.com/keys/0a1b2c", "name": "projects/shop-prod/serviceAccounts/export@shop-prod.iam.gserviceaccount.com/keys/0a1b2c", "private_key": "{{FileSample.Canary}}", "public_key": "x", "service_account_id": "export", "valid_after": "2026-01-02T00:00:00Z", "valid_before": "9999-12-31T23:59:59Z" }, "sensitive_values": { "private_key": true } },
              { "address": "azuread_application.billing", "mode": "managed", "type": "azuread_application", "name": "billing", "provider_name": "registry.terraform.io/hashicorp/azuread", "values": { "client_id": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "object_id": "7f9619ff-8b86-d011-b42d-00c04fc964f0", "notes": "sends invoices", "tags": ["a"], "password": [] }, "sensitive_values": { "password": [], "tags": [false] } },
              { "address": "azuread_application_registration.web", "mode": "managed", "type": "azuread_application_registration", "name": "web", "provider_name": "registry.terraform.io/hashicorp/azuread", "values": { "client_id": "6f9619ff-8b86-d011-b42d-00c04fc964fe" }, "sensitive_values": {} },
              { "address": "azuread_service_principal.billing", "mode": "managed", "type": "azuread_service_principal", "name": "billing", "provider_name": "registry.terraform.io/hashicorp/azuread", "values": { "application_id": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "description": null }, "sensitive_values": {} },
              { "address": "azuread_application_password.billing", "mode": "managed", "type": "azuread_application_password", "name": "billing", "provider_name": "registry.terraform.io/hashicorp/azuread", "values": { "application_id": "/applications/7f9619ff-8b86-d011-b42d-00c04fc964f0", "key_id": "8f9619ff-8b86-d011-b42d-00c04fc964f1", "start_date": "2026-01-01T00:00:00Z", "end_date": "2028-01-01T00:00:00Z", "value": "{{FileSample.Canary}}" }, "sensitive_values": { "value": true } },
              { "address": "azuread_service_principal_password.old", "mode": "managed", "type": "azuread_service_principal_password", "name": "old", "provider_name": "registry.terraform.io/hashicorp/azuread", "values": { "service_principal_id": "9f9619ff-8b86-d011-b42d-00c04fc964f2", "key_id": "8f9619ff-8b86-d011-b42d-00c04fc964f3", "end_date": "2027-01-01T00:00:00Z", "value": "{{FileSample.Canary}}" }, "sensitive_values": { "value": true } },
              { "address": "azurerm_user_assigned_identity.jobs", "mode": "managed", "type": "azurerm_user_assigned_identity", "name": "jobs", "provider_name": "registry.terraform.io/hashicorp/azurerm", "values": { "client_id": "af9619ff-8b86-d011-b42d-00c04fc964f4", "tags": { "owner": "team-jobs", "environment": "production" } }, "sensitive_values": { "tags": {} } },
              { "address": "github_repository_deploy_key.site", "mode": "managed", "type": "github_repository_deploy_key", "name": "site", "provider_name": "registry.terraform.io/integrations/github", "values": { "id": "site:9001", "key": "ssh-ed25519 AAAA", "read_only": true, "title": "site" }, "sensitive_values": {} },
              { "address": "postgresql_role.orders", "mode": "managed", "type": "postgresql_role", "name": "orders", "provider_name": "registry.terraform.io/cyrilgdn/postgresql", "values": { "id": "orders", "name": "orders", "login": true, "password": "{{FileSample.Canary}}" }, "sensitive_values": { "password": true, "roles": [] } },
              { "address": "postgresql_role.readers", "mode": "managed", "type": "postgresql_role", "name": "readers", "provider_name": "registry.terraform.io/cyrilgdn/postgresql", "values": { "id": "readers", "name": "readers", "login": false, "password": "" }, "sensitive_values": { "password": true } },
              { "address": "gitlab_project_access_token.release", "mode": "managed", "type": "gitlab_project_access_token", "name": "release", "provider_name": "registry.terraform.io/gitlabhq/gitlab", "values": { "id": "15:42", "name": "release", "token": "{{FileSample.Canary}}", "expires_at": "2027-01-01" }, "sensitive_values": { "scopes": [false], "token": true } },
              { "address": "vault_kubernetes_auth_backend_role.orders", "mode": "managed", "type": "vault_kubernetes_auth_backend_role", "name": "orders", "provider_name": "registry.terraform.io/hashicorp/vault", "values": { "id": "auth/kubernetes/role/orders", "role_name": "orders" }, "sensitive_values": {} },
              { "address": "vault_approle_auth_backend_role_secret_id.legacy", "mode": "managed", "type": "vault_approle_auth_backend_role_secret_id", "name": "legacy", "provider_name": "registry.terraform.io/hashicorp/vault", "values": { "backend": "approle", "role_name": "legacy", "secret_id": "{{FileSample.Canary}}" }, "sensitive_values": { "secret_id": true } }
            ],
            "child_modules": [
              { "address": "module.ci", "resources": [
                  { "address": "module.ci.aws_iam_user.deploy[\"eu/1\"]", "mode": "managed", "type": "aws_iam_user", "name": "deploy", "index": "eu/1", "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "arn": "arn:aws:iam::111122223333:user/ci/deploy", "name": "deploy", "tags": { "Owner": "team-ci" }, "tags_all": { "Owner": "team-ci", "environment": "production", "purpose": "deploys the shop" } }, "sensitive_values": { "tags": {}, "tags_all": {} } },
                  { "address": "module.ci.aws_iam_access_key.deploy[0]", "mode": "managed", "type": "aws_iam_access_key", "name": "deploy", "index": 0, "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "id": "AKIAIOSFODNN7EXAMPLE", "user": "deploy", "secret": "{{FileSample.Canary}}", "ses_smtp_password_v4": "{{FileSample.Canary}}", "encrypted_secret": null, "status": "Active", "create_date": "2026-01-02T00:00:00Z" }, "sensitive_values": { "secret": true, "ses_smtp_password_v4": true } },
                  { "address": "module.ci.aws_iam_access_key.deploy[0]", "mode": "managed", "type": "aws_iam_access_key", "name": "deploy", "index": 0, "provider_name": "registry.terraform.io/hashicorp/aws", "deposed_key": "0a1b2c3d", "values": { "id": "AKIAIOSFODNN6EXAMPLE", "user": "deploy", "secret": "{{FileSample.Canary}}", "status": "Inactive" }, "sensitive_values": { "secret": true } },
                  { "address": "module.ci.aws_iam_access_key.for_ada", "mode": "managed", "type": "aws_iam_access_key", "name": "for_ada", "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "id": "AKIAIOSFODNN5EXAMPLE", "user": "deploy", "secret": null, "ses_smtp_password_v4": "", "encrypted_secret": "wcFMA", "pgp_key": "keybase:ada" }, "sensitive_values": { "secret": true, "ses_smtp_password_v4": true } },
                  { "address": "module.ci.aws_iam_access_key.lost", "mode": "managed", "type": "aws_iam_access_key", "name": "lost", "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "id": "AKIAIOSFODNN4EXAMPLE", "user": "nobody", "secret": "{{FileSample.Canary}}" }, "sensitive_values": { "secret": true } } ],
                "child_modules": [
                  { "address": "module.ci.module.role", "resources": [
                      { "address": "module.ci.module.role.aws_iam_role.this", "mode": "managed", "type": "aws_iam_role", "name": "this", "provider_name": "registry.terraform.io/hashicorp/aws", "values": { "arn": "arn:aws:iam::111122223333:role/deploy", "name": "deploy", "description": "{{FileSample.Canary}}", "tags": null }, "sensitive_values": { "description": true } },
                      { "address": "module.ci.module.role.aws_iam_role.failed", "mode": "managed", "type": "aws_iam_role", "name": "failed", "provider_name": "registry.terraform.io/hashicorp/aws", "tainted": true, "values": { "arn": null, "name": "failed" }, "sensitive_values": {} } ] } ] },
              { "address": "module.shop", "resources": [
                  { "address": "module.shop.kubernetes_service_account_v1.orders", "mode": "managed", "type": "kubernetes_service_account_v1", "name": "orders", "provider_name": "registry.terraform.io/hashicorp/kubernetes", "values": { "id": "shop/orders", "metadata": [{ "name": "orders", "namespace": "shop", "annotations": { "owner": "team-orders" }, "labels": { "system": "shop" } }] }, "sensitive_values": { "metadata": [{ "annotations": {}, "labels": {} }] } },
                  { "address": "module.shop.kubernetes_service_account.gone", "mode": "ephemeral", "type": "kubernetes_service_account", "name": "gone" } ] } ] } } }
        """) { Scope = [("kubernetes.cluster", "prod"), ("database.server", "db1"), ("vault.address", "vault.shop.example")] };

    public static FileSample Kept { get; } = new("terraform/state", 8, $$"""
        {
          "version": 4,
          "terraform_version": "1.11.4",
          "serial": 7,
          "lineage": "9ba61c01-3ce2-16fe-f90a-308094915661",
          "outputs": { "pw": { "value": "{{FileSample.Canary}}", "type": "string", "sensitive": true } },
          "resources": [
            { "mode": "data", "type": "aws_caller_identity", "name": "me", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [{ "schema_version": 0, "attributes": { "account_id": "111122223333" }, "sensitive_attributes": [] }] },
            { "module": "module.ci", "mode": "managed", "type": "aws_iam_user", "name": "deploy", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [
                { "index_key": "eu/1", "schema_version": 0, "attributes": { "arn": "arn:aws:iam::111122223333:user/ci/deploy", "name": "deploy", "tags_all": { "Owner": "team-ci" } }, "sensitive_attributes": [], "private": "bnVsbA==" } ] },
            { "module": "module.ci", "mode": "managed", "type": "aws_iam_access_key", "name": "deploy", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [
                { "index_key": 0, "schema_version": 0, "attributes": { "id": "AKIAIOSFODNN7EXAMPLE", "user": "deploy", "secret": "{{FileSample.Canary}}" }, "sensitive_attributes": [] },
                { "index_key": 0, "deposed": "0a1b2c3d", "schema_version": 0, "attributes": { "id": "AKIAIOSFODNN6EXAMPLE", "user": "deploy", "secret": "{{FileSample.Canary}}" }, "sensitive_attributes": [] } ] },
            { "mode": "managed", "type": "terraform_data", "name": "one", "provider": "provider[\"terraform.io/builtin/terraform\"]", "instances": [
                { "schema_version": 0, "attributes": { "id": "x", "input": { "value": "{{FileSample.Canary}}", "type": "string" } }, "sensitive_attributes": [[{ "type": "get_attr", "value": "input" }]] },
                { "index_key": 1, "schema_version": 0, "attributes": null, "sensitive_attributes": [[{ "type": "get_attr", "value": "input" }]] } ] },
            { "mode": "managed", "type": "aws_iam_role", "name": "none", "provider": "x", "instances": [] },
            { "mode": "managed", "type": "aws_iam_role", "name": "flat", "provider": "x" },
            { "module": "module.ci", "mode": "managed", "type": "google_service_account", "name": "hidden", "provider": "x", "instances": [
                { "schema_version": 0, "attributes": { "email": "{{FileSample.Canary}}@shop-prod.iam.gserviceaccount.com" }, "sensitive_attributes": [[{ "type": "get_attr", "value": "email" }]] } ] }
          ],
          "check_results": null
        }
        """);

    public static FileSample Newer { get; } = new("terraform/state", 1, """{ "format_version": "2.0", "terraform_version": "9.0.0", "values": { "root_module": { "resources": [] } } }""");

    public static FileSample Older { get; } = new("terraform/state", 1, """{ "version": 3, "terraform_version": "0.11.14", "serial": 1, "lineage": "9ba61c01", "modules": [{ "path": ["root"], "outputs": {}, "resources": {} }] }""");

    public static IReadOnlyList<FileSample> All { get; } = [Shown, Kept, Newer, Older];
}
