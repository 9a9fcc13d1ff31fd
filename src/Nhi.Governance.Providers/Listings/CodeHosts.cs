namespace Nhi.Governance.Providers.Listings;

/// <summary>Lists of code hosts and pipelines.</summary>
internal static class CodeHosts
{
    public static IReadOnlyList<Listing> All { get; } =
    [
        new("github/fine-grained-tokens", "github:personal-access-token")
        {
            Has = ["token_id", "owner.login", "access_granted_at"], Id = "token_id", Name = ["token_name"], Created = "access_granted_at", Expires = "token_expires_at", LastUsed = "token_last_used_at",
            Enabled = "token_expired=false", Kind = CredentialKind.PersonalAccessToken, Person = ["owner.login"], Scopes = ["permissions.repository", "permissions.organization", "permissions.other"], Series = "token",
        },
        new("github/classic-tokens", "github:personal-access-token")
        {
            Has = ["credential_id", "login", "credential_type=personal access token"], Id = "credential_id", Name = ["authorized_credential_note"], Created = "credential_authorized_at", Expires = "authorized_credential_expires_at",
            LastUsed = "credential_accessed_at", Kind = CredentialKind.PersonalAccessToken, Person = ["login"], Scopes = ["scopes"], Series = "credential",
        },
        new("github/classic-tokens", "github:ssh-key")
        {
            Has = ["credential_id", "login", "credential_type=SSH key"], Id = "credential_id", Name = ["authorized_credential_title", "fingerprint"], Created = "credential_authorized_at",
            LastUsed = "credential_accessed_at", Kind = CredentialKind.SshKey, Person = ["login"], Series = "credential",
        },
        new("github/installations", "github:oauth-app")
        {
            Members = ["installations"], Has = ["app_id", "app_slug", "repository_selection"], Name = ["app_slug"], Created = "created_at", Scopes = ["permissions"], Container = "account.login", Series = "installation", Disabled = ["suspended_at"],
        },
        new("github/deploy-keys", "github:deploy-key")
        {
            Has = ["key", "read_only", "title", "verified"], Name = ["title"], Created = "created_at", Expires = "expires_at", LastUsed = "last_used", Kind = CredentialKind.DeployKey, Creator = ["added_by"], ReadOnly = "read_only=true", Enabled = "enabled=true", Series = "deploy-key",
        },
        new("github/runners", "github:runner") { Members = ["runners"], Has = ["os", "status", "busy", "labels"], Scopes = ["labels"], Series = "runner", Beside = "name" },
        new("gitlab/tokens", "gitlab:service-account")
        {
            Has = ["scopes", "revoked", "user_id", "active", "access_level"], Unless = ["revoked=true"], Created = "created_at", Expires = "expires_at", LastUsed = "last_used_at", Enabled = "active=true", Kind = CredentialKind.PersonalAccessToken,
            Scopes = ["scopes"], Purpose = "description", Series = "token",
        },
        new("gitlab/tokens", "gitlab:personal-access-token")
        {
            Has = ["scopes", "revoked", "user_id", "active"], Unless = ["revoked=true"], Created = "created_at", Expires = "expires_at", LastUsed = "last_used_at", Enabled = "active=true", Kind = CredentialKind.PersonalAccessToken,
            Person = ["user_id"], Scopes = ["scopes"], Purpose = "description", Series = "token",
        },
        new("gitlab/deploy-tokens", "gitlab:api-key") { Has = ["scopes", "username", "revoked", "expired"], Unless = ["revoked=true"], Expires = "expires_at", Enabled = "expired=false", Kind = CredentialKind.ApiKey, Scopes = ["scopes"], Series = "deploy-token" },
        new("gitlab/runners", "gitlab:runner") { Has = ["runner_type", "is_shared"], Name = ["description", "name"], LastUsed = "contacted_at", Enabled = "paused=false", Scopes = ["tag_list"], Series = "runner", MayRepeat = true },
        new("gitlab/deploy-keys", "gitlab:deploy-key") { Has = ["key", "can_push", "title"], Name = ["title"], Created = "created_at", Expires = "expires_at", LastUsed = "last_used_at", Kind = CredentialKind.DeployKey, ReadOnly = "can_push=false", Series = "deploy-key", MayRepeat = true },
        new("gitlab/variables", "gitlab:variable") { Has = ["key", "variable_type", "protected"], IsName = true, Value = "value" },
        new("netlify/variables", "netlify:variable") { Has = ["key", "is_secret", "scopes", "values"], IsName = true },
        new("spacelift/stacks", "spacelift:runner")
        {
            Members = ["stacks"], Has = ["administrative", "projectRoot", "repository"], Purpose = "description", Becomes = "integrations.aws.assumedRoleArn", Container = "space",
        },
        new("spacelift/worker-pools", "spacelift:runner") { Members = ["workerPools"], Has = ["type", "space", "id", "name"], Lacks = ["repository", "parentSpace"], Purpose = "description", Container = "space" },
        new("spacelift/worker-pools", "spacelift:worker") { Members = ["workerPools"], Has = ["id", "workers"], IsName = true },
        new("circleci/checkout-keys", "circleci:deploy-key") { Members = ["items"], Has = ["fingerprint", "type", "preferred", "public-key"], Id = "fingerprint", Name = ["type"], Created = "created-at", Kind = CredentialKind.DeployKey },
        new("netlify/deploy-keys", "netlify:deploy-key") { Has = ["id", "public_key", "created_at"], Name = ["id"], Created = "created_at", Kind = CredentialKind.DeployKey },
    ];
}
