namespace Nhi.Governance.Providers.Listings;

/// <summary>Lists that are exported beside those of identities, and hold none.</summary>
internal static class OtherLists
{
    private const string People = "people";
    private const string Groups = "groups";
    private const string Events = "events";
    private const string Models = "models";
    private const string Machines = "machines";
    private const string Containers = "accounts, projects or folders";

    /// <summary>Members that may hold one.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "data", "value", "items", "records", "users", "Users", "groups", "Groups", "members", "workflows", "Aliases", "Events", "DBSnapshots", "EventSubscriptionsList", "PermissionSets", "AccountAssignments",
        "Instances", "MFADevices", "VirtualMFADevices", "EventSourceMappings", "Layers", "Patches", "modelSummaries", "guardrails", "provisionedModelSummaries", "keyRings", "locations", "Compartments",
        "RegionSubscriptions", "findings", "stacks", "spaces", "memberships",
    ];

    public static IReadOnlyList<OtherList> All { get; } =
    [
        new("anthropic", People, "type=user", "email", "added_at"),
        new("aws", People, "UserId", "UserName", "IdentityStoreId"),
        new("aws", Groups, "GroupId", "GroupName", "Arn~:group/"),
        new("aws", Groups, "GroupId", "DisplayName", "IdentityStoreId"),
        new("aws", "second factors of people", "SerialNumber~:mfa/", "EnableDate"),
        new("aws", "permission sets for people", "PermissionSetArn", "SessionDuration"),
        new("aws", "permission sets that people have", "PermissionSetArn", "AccountId"),
        new("aws", "directories of people", "InstanceArn~:sso:", "IdentityStoreId"),
        new("aws", Models, "modelArn~:bedrock:", "modelName"),
        new("aws", Models, "provisionedModelArn", "modelUnits"),
        new("aws", "guardrails of models", "guardrailArn", "guardrailId"),
        new("aws", Events, "EventName", "EventTime", "CloudTrailEvent"),
        new("aws", Events, "eventid", "eventname", "useridentity"),
        new("aws", "other names of keys", "AliasName", "AliasArn~:kms:"),
        new("aws", "other names of functions", "AliasArn~:lambda:", "FunctionVersion"),
        new("aws", "triggers of functions", "EventSourceArn", "FunctionArn", "UUID"),
        new("aws", "parts of functions", "Arn~:layer:", "CodeSize"),
        new("aws", "rights to call a function", "Policy~lambda:", "RevisionId"),
        new("aws", "copies of databases", "DBSnapshotIdentifier", "SnapshotCreateTime"),
        new("aws", "subscriptions to events", "CustSubscriptionId", "SnsTopicArn"),
        new("aws", "patches", "KBId", "Classification", "InstalledTime"),
        new("aws", Machines, "InstanceId~i-", "InstanceType", "State") { Lacks = ["IamInstanceProfile"] },
        new("azure", "vaults", "id~/Microsoft.KeyVault/vaults/", "location"),
        new("azure", "databases", "id~/Microsoft.DocumentDB/databaseAccounts/", "location") { Lacks = ["identity.type~Assigned"] },
        new("azure", "databases", "id~/Microsoft.Sql/servers/", "location") { Lacks = ["identity.type~Assigned"] },
        new("azure", Machines, "id~/Microsoft.Compute/virtualMachines/", "location") { Lacks = ["identity.type~Assigned"] },
        new("azure", Containers, "subscriptionId", "displayName", "state"),
        new("circleci", "contexts of variables", "id", "name", "created_at") { IsAll = true },
        new("duo", "second factors of people", "token_id", "serial", "totp_step?"),
        new("gcp", "rings of keys", "name~/keyRings/") { Lacks = ["purpose", "primary"] },
        new("gcp", "places", "locationId"),
        new("gcp", "buckets", "kind=storage#bucket"),
        new("github", "workflows by name; the files tell more", "path~.github/workflows/", "state", "html_url"),
        new("github", "repositories", "nameWithOwner", "sshUrl", "isArchived"),
        new("googleworkspace", Groups, "kind=admin#directory#group"),
        new("googleworkspace", Groups, "groupKey.id", "displayName"),
        new("googleworkspace", "members of groups", "preferredMemberKey.id", "roles"),
        new("googleworkspace", "members of groups", "email", "type=USER", "role"),
        new("modal", People, "member_id", "member_role"),
        new("netlify", "sessions of coding agents", "latest_session_state", "contributors"),
        new("oci", Containers, "compartment-id", "is-accessible?"),
        new("oci", "regions", "region-key", "is-home-region"),
        new("openai", Containers, "object=organization.project", "status"),
        new("openai", People, "object=organization.project.user", "email"),
        new("openai", People, "object=organization.user", "email"),
        new("salesforce", "profiles; their rights stand in their permission sets", "Id~00e", "UserType"),
        new("salesforce", "roles of people", "Id~00E", "RollupDescription?"),
        new("salesforce", Groups, "Id~00G", "DeveloperName?", "RelatedId?"),
        new("salesforce", "members of groups", "GroupId", "UserOrGroupId"),
        new("salesforce", "organizations", "OrganizationType", "InstanceName"),
        new("semgrep", "findings of another scanner", "findingPath", "validationState"),
        new("spacelift", Containers, "account.id", "account.name"),
        new("spacelift", "runs of stacks", "id", "runs"),
        new("spacelift", "resources of stacks", "entities"),
        new("spacelift", "spaces", "id", "name", "parentSpace?"),
    ];
}
