namespace Nhi.Governance.Providers.Tests.Vault;

/// <summary>Made-up answers as the client prints them, under the paths that were asked.</summary>
internal static class VaultSamples
{
    public static FileSample Roles { get; } = new("vault/answers", 8, $$"""
        {
          "auth/kubernetes/role/orders": { "request_id": "r1", "lease_id": "", "lease_duration": 0, "renewable": false, "warnings": null, "data": {
            "alias_name_source": "serviceaccount_uid", "audience": "vault", "bound_service_account_names": ["orders"], "bound_service_account_namespaces": ["shop"],
            "token_bound_cidrs": [], "token_max_ttl": 3600, "token_policies": ["orders-read"], "token_ttl": 600, "token_type": "default" } },
          "auth/kubernetes/role/anything": { "request_id": "r2", "lease_id": "", "lease_duration": 0, "renewable": false, "data": {
            "bound_service_account_names": ["*"], "bound_service_account_namespaces": ["*"], "token_policies": ["root"], "token_ttl": 0 } },
          "auth/approle/role/legacy": { "request_id": "r3", "lease_id": "", "lease_duration": 0, "renewable": false, "data": {
            "bind_secret_id": true, "local_secret_ids": false, "secret_id_bound_cidrs": ["10.0.0.0/8"], "secret_id_num_uses": 0, "secret_id_ttl": 0, "token_max_ttl": 0, "token_policies": ["legacy"], "secret_id": "{{FileSample.Canary}}" } },
          "auth/jwt/config": { "request_id": "r4", "lease_id": "", "lease_duration": 0, "renewable": false, "data": { "bound_issuer": "https://token.actions.githubusercontent.com", "oidc_discovery_url": "https://token.actions.githubusercontent.com", "oidc_client_secret": "{{FileSample.Canary}}" } },
          "auth/jwt/role/deploy": { "request_id": "r5", "lease_id": "", "lease_duration": 0, "renewable": false, "data": {
            "role_type": "jwt", "user_claim": "sub", "bound_audiences": ["https://vault.shop.example"], "bound_subject": "repo:shop/orders:environment:production", "bound_claims": null, "token_policies": ["deploy"], "token_ttl": 300 } },
          "auth/jwt/role/loose": { "request_id": "r6", "lease_id": "", "lease_duration": 0, "renewable": false, "data": {
            "role_type": "jwt", "user_claim": "sub", "bound_audiences": null, "bound_subject": "", "bound_claims": { "repository": "shop/site" }, "bound_claims_type": "string", "token_policies": ["site"] } },
          "auth/aws/role/batch": { "request_id": "r7", "lease_id": "", "lease_duration": 0, "renewable": false, "data": {
            "auth_type": "iam", "bound_iam_principal_arn": ["arn:aws:iam::111122223333:role/batch", "arn:aws:iam::444455556666:role/*"], "token_policies": ["batch"] } },
          "secret/data/orders": { "request_id": "r8", "lease_id": "", "lease_duration": 0, "renewable": false, "data": { "data": { "password": "{{FileSample.Canary}}" }, "metadata": { "version": 1 } } }
        }
        """) { Scope = [("vault.address", "vault.shop.example"), ("kubernetes.issuer", "https://oidc.shop.example/cluster")] };

    public static FileSample Tokens { get; } = new("vault/answers", 3, $$"""
        [
          { "request_id": "t1", "lease_id": "", "lease_duration": 0, "renewable": false, "data": { "accessor": "8609694a-cdbc-db9b-d345-e782dbb562ed", "creation_time": 1767225600, "creation_ttl": 2764800, "display_name": "token-ci", "entity_id": "",
            "expire_time": "2026-12-31T00:00:00Z", "explicit_max_ttl": 0, "id": "", "issue_time": "2026-01-01T00:00:00Z", "meta": null, "num_uses": 0, "orphan": false, "path": "auth/token/create", "policies": ["default", "ci"], "ttl": 100, "type": "service" } },
          { "request_id": "t2", "lease_id": "", "lease_duration": 0, "renewable": false, "data": { "accessor": "root-accessor", "creation_time": 1600000000, "display_name": "root", "entity_id": "", "expire_time": null, "id": "hvs.{{FileSample.Canary}}", "path": "auth/token/root", "policies": ["root"], "ttl": 0, "type": "service" } },
          { "request_id": "t3", "lease_id": "", "lease_duration": 0, "renewable": false, "data": { "accessor": "acc3", "creation_time": 1767225600, "display_name": "approle", "entity_id": "7d2e3179-f69b-450c-7179-ac8ee8bd8ca9", "expire_time": "2026-12-31T00:00:00Z", "id": "", "path": "auth/approle/login", "policies": ["legacy"] } }
        ]
        """);

    public static FileSample Entities { get; } = new("vault/answers", 3, """
        { "request_id": "e1", "lease_id": "", "lease_duration": 0, "renewable": false, "data": {
          "key_info": {
            "7d2e3179-f69b-450c-7179-ac8ee8bd8ca9": { "name": "entity_legacy", "aliases": [ { "canonical_id": "7d2e3179-f69b-450c-7179-ac8ee8bd8ca9", "mount_accessor": "auth_approle_1", "mount_path": "auth/approle/", "mount_type": "approle", "name": "r-1" } ] },
            "0d2e3179-f69b-450c-7179-ac8ee8bd8ca0": { "name": "ada", "aliases": [ { "mount_type": "oidc", "name": "ada@shop.example" } ] },
            "no id": { "name": "x", "aliases": [] }
          },
          "keys": ["7d2e3179-f69b-450c-7179-ac8ee8bd8ca9", "0d2e3179-f69b-450c-7179-ac8ee8bd8ca0", "no id"] } }
        """);

    public static FileSample Entity { get; } = new("vault/answers", 1, """
        { "request_id": "e2", "lease_id": "", "lease_duration": 0, "renewable": false, "data": { "id": "7d2e3179-f69b-450c-7179-ac8ee8bd8ca9", "name": "entity_legacy", "creation_time": "2024-01-01T00:00:00Z", "disabled": false,
          "metadata": { "owner": "team-orders", "purpose": "nightly import" }, "policies": ["legacy"], "aliases": [ { "mount_type": "approle", "name": "r-1" } ] } }
        """);

    public static IReadOnlyList<FileSample> All { get; } = [Roles, Tokens, Entities, Entity];
}
