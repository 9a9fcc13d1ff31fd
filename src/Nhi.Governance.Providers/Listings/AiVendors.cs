namespace Nhi.Governance.Providers.Listings;

/// <summary>Lists of AI vendors.</summary>
internal static class AiVendors
{
    public static IReadOnlyList<Listing> All { get; } =
    [
        new("openai/admin-keys", "openai:api-key")
        {
            Members = ["data"], Has = ["object=organization.admin_api_key"], Created = "created_at", LastUsed = "last_used_at", Kind = CredentialKind.ApiKey,
            Principal = "owner.id", PrincipalIf = "owner.object=organization.service_account", Creator = ["owner.email", "owner.name"], Scopes = ["owner.role"],
        },
        new("openai/project-keys", "openai:api-key")
        {
            Members = ["data"], Has = ["object=organization.project.api_key"], Created = "created_at", LastUsed = "last_used_at", Kind = CredentialKind.ApiKey, Principal = "owner.service_account.id", Creator = ["owner.user.email", "owner.user.name"],
        },
        new("openai/service-accounts", "openai:service-account") { Members = ["data"], Has = ["object=organization.project.service_account"], Created = "created_at", Scopes = ["role"] },
        new("anthropic/api-keys", "anthropic:api-key")
        {
            Members = ["data"], Has = ["type=api_key", "partial_key_hint"], Created = "created_at", Expires = "expires_at", Enabled = "status=active", Kind = CredentialKind.ApiKey, Creator = ["created_by.id"], Container = "workspace_id",
        },
        new("bedrock/agents", "bedrock:ai-agent")
        {
            Members = ["agentSummaries"], Has = ["agentId", "agentStatus"], Id = "agentId", Name = ["agentName"], Purpose = "description", Created = "createdAt", Becomes = "agentResourceRoleArn",
        },
        new("agents/cards", "a2a:ai-agent") { Has = ["url", "skills", "capabilities", "version"], Id = "url", IsAddress = true, Purpose = "description", Vendor = "provider.organization" },
        new("agents/records", "oasf:ai-agent") { Has = ["schema_version", "skills", "authors"], Id = "name", Purpose = "description", Created = "created_at" },
        new("agents/identities", "agentmesh:ai-agent")
        {
            Has = ["did.unique_id", "sponsor_email"], Id = "did.unique_id", Purpose = "description", Created = "created_at", Expires = "expires_at", Enabled = "status=active", Sponsor = "sponsor_email", Scopes = ["capabilities"], Kind = CredentialKind.AgentTaskToken,
        },
        new("agents/trust-manifests", "iatp:ai-agent") { Has = ["agent_id", "trust_level", "capabilities"], Id = "agent_id", Name = ["agent_id"], Scopes = ["scopes"] },
        new("modal/roles", "modal:role") { Has = ["service_user_id?", "user_name?", "role"], IsRight = true, Principal = "service_user_id", Scopes = ["role"], Administrators = ["ENVIRONMENT_ROLE_OWNER", "MEMBER_ROLE_OWNER"] },
        new("modal/service-users", "modal:service-account") { Has = ["token_id", "created_by", "name"], Created = "created_at", LastUsed = "last_used_at", Kind = CredentialKind.ApiKey, Creator = ["created_by"] },
        new("modal/proxy-tokens", "modal:api-key") { Has = ["token_id", "scoped"], Id = "token_id", Name = ["token_id"], Created = "created_at", Kind = CredentialKind.ApiKey },
    ];
}
