namespace Nhi.Governance.Providers.Tests.GitHub;

/// <summary>Made-up answers of GitHub and GitLab in their own shapes.</summary>
internal static class GitHubSamples
{
    public static IReadOnlyDictionary<string, (string Member, string Json)> All { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["github/secret-names"] = ("secrets", """
            [{ "name": "NPM_TOKEN", "created_at": "2026-01-15T10:00:00Z", "updated_at": "2026-06-01T12:00:00Z", "visibility": "selected", "selected_repositories_url": "https://api.github.com/orgs/shop/actions/secrets/NPM_TOKEN/repositories" },
             { "name": "REGION", "value": "never-to-be-seen", "created_at": "2026-01-15T10:00:00Z", "updated_at": "2026-06-01T12:00:00Z" }]
            """),
        ["github/environments"] = ("environments", """
            [{ "id": 161088068, "node_id": "MDEx", "name": "production", "url": "https://api.github.com/repos/shop/web/environments/production", "html_url": "https://github.com/shop/web/deployments/activity_log?environments_filter=production", "created_at": "2025-11-23T22:00:40Z", "updated_at": "2025-11-23T22:00:40Z",
               "protection_rules": [{ "id": 3736, "type": "wait_timer", "wait_timer": 30 }, { "id": 3755, "type": "required_reviewers", "reviewers": [{ "type": "Team", "reviewer": { "slug": "core" } }] }], "deployment_branch_policy": { "protected_branches": true, "custom_branch_policies": false } },
             { "id": 161088069, "name": "try:out", "url": "https://api.github.com/repos/shop/web/environments/try%3Aout", "created_at": "2025-11-23T22:00:40Z", "protection_rules": [] },
             { "id": 161088070, "name": "nowhere", "created_at": "2025-11-23T22:00:40Z", "protection_rules": [] }]
            """),
        ["github/repositories"] = ("repositories", """
            [{ "id": 1296269, "node_id": "MDEw", "name": "old", "full_name": "shop/old", "owner": { "login": "shop", "id": 1 }, "private": true, "archived": true, "disabled": false },
             { "id": 1296270, "node_id": "MDEx", "name": "web", "full_name": "shop/web", "owner": { "login": "shop", "id": 1 }, "private": true, "archived": false }]
            """),
        ["github/subjects"] = (string.Empty, """[{ "use_default": false, "include_claim_keys": ["repository_owner_id", "job_workflow_ref"] }, { "use_default": true }]"""),
        ["github/token-rights"] = (string.Empty, """[{ "default_workflow_permissions": "read", "can_approve_pull_request_reviews": true }]"""),
        ["github/webhooks"] = (string.Empty, """
            [{ "type": "Repository", "id": 12345678, "name": "web", "active": true, "events": ["push"], "config": { "content_type": "json", "insecure_ssl": "0", "url": "https://hooks.vendor.example/services/never-to-be-seen" }, "created_at": "2024-06-03T00:57:16Z", "url": "https://api.github.com/repos/shop/web/hooks/12345678", "ping_url": "https://api.github.com/repos/shop/web/hooks/12345678/pings" },
             { "id": 1, "url": "https://ci.vendor.example/hook?token=never-to-be-seen", "project_id": 3, "push_events": true, "issues_events": false, "enable_ssl_verification": false, "created_at": "2024-10-12T17:04:47Z" }]
            """),
    };
}
