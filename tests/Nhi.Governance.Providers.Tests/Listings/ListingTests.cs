using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Listings;

public class ListingTests
{
    private static IReadOnlyList<SourceEvent> Read(string name)
    {
        var document = Json(ListingSamples.All[name].Json);
        return ExportFormats.All.Single(format => format.Recognises(document)).Read(document);
    }

    [Fact]
    public void A_token_of_a_person_tells_whose_it_is_and_when_it_ends()
    {
        var token = Assert.Single(Read("github/fine-grained-tokens").Observed());
        Assert.Equal(new IdentityId("github:token:98"), token.Id);
        Assert.Equal("github:personal-access-token", token.Facts.Known(IdentityFacts.Subclass));
        Assert.Equal(new OwnerClaim(OwnerRole.Person, "ada", ClaimTrust.Register, "export"), Assert.Single(token.Owners));
        Same(["contents: write", "members: read", "metadata: read"], token.Facts.Get(AccessFacts.Grants).Value!);
        var credential = Assert.Single(token.Credentials);
        Assert.Equal((CredentialKind.PersonalAccessToken, FactState.Absent, Day("2026-11-01T00:00:00Z")), (credential.Kind, credential.Facts.StateOf(CredentialFacts.ExpiresAt), credential.Facts.Get(CredentialFacts.LastUsedAt).Value));
        Assert.Equal(Day("2027-04-26T19:06:43Z"), Read("github/classic-tokens").Observed()[1].Credentials[0].Facts.Get(CredentialFacts.ExpiresAt).Value);
    }

    [Fact]
    public void Seconds_and_milliseconds_are_instants_and_what_is_below_nought_is_never()
    {
        Assert.Equal(Day("2024-03-26T16:45:33Z"), Read("openai/admin-keys").Observed()[0].Credentials[0].Facts.Get(CredentialFacts.CreatedAt).Value);
        var facts = Read("databricks/tokens").Observed()[0].Credentials[0].Facts;
        Assert.Equal((Day("2023-11-14T22:13:20Z"), FactState.Absent), (facts.Get(CredentialFacts.CreatedAt).Value, facts.StateOf(CredentialFacts.ExpiresAt)));
    }

    [Fact]
    public void A_key_of_a_listed_principal_is_its_credential_and_any_other_an_identity()
    {
        var events = Read("openai/project-keys");
        var key = Assert.Single(events.Attached());
        Assert.Equal(("openai:svc_acct_1", "openai:key_b", IdentityClass.ApiKey), (key.Target, key.Credentials.Single().Id.Value, key.BearerClass));
        Assert.Equal(new IdentityId("openai:svc_acct_1"), Assert.Single(Read("openai/service-accounts").Observed()).Id);
        var own = Assert.Single(events.Observed());
        Assert.Equal(("openai:key_c", "ada@shop.example", ClaimTrust.Suggestion), (own.Id.Value, own.Owners.Single().Party, own.Owners.Single().Trust));
    }

    [Fact]
    public void People_and_what_was_revoked_are_counted_and_nothing_more()
    {
        var members = Read("slack/members");
        Assert.Equal((2, 1, 1), (members.Summary().Records, members.Summary().Identities, members.Summary().Attachments));
        Assert.DoesNotContain("ada@shop.example", Dump(members), StringComparison.Ordinal);
        Assert.Equal((2, 1), (Read("gitlab/tokens").Summary().Identities, Read("gitlab/tokens").Summary().Attachments));
    }

    [Fact]
    public void A_secret_that_an_export_holds_is_not_kept() => Assert.DoesNotContain("never-to-be-seen", Dump(Read("keycloak/clients")), StringComparison.Ordinal);

    [Theory]
    [InlineData("gitlab/variables", 1)]
    [InlineData("netlify/variables", 1)]
    [InlineData("databricks/federation", 1)]
    [InlineData("databricks/secret-scopes", 2)]
    public void What_only_names_something_is_counted_and_its_value_not_kept(string name, int count)
    {
        var events = Read(name);
        Assert.Equal((count, 0, count, 0), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Assert.DoesNotContain("never-to-be-seen", Dump(events), StringComparison.Ordinal);
        Assert.Equal(name is "gitlab/variables", events.Notes().Any(note => note.Contains("holds the value", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("AWS_SECRET_ACCESS_KEY", true)]
    [InlineData("GCLOUD_SERVICE_KEY", true)]
    [InlineData("AWS_ROLE_ARN", false)]
    [InlineData("AWS_SECRET_ACCESS_KEY_NAME", false)]
    public void A_context_acts_by_the_keys_that_its_variables_are_called_after(string variable, bool isKey)
    {
        var document = Json($$"""{ "items": [{ "variable": "{{variable}}", "context_id": "ctx-1", "created_at": "2021-09-04T10:00:00Z" }, { "variable": "REGION", "context_id": "ctx-1", "created_at": "2021-09-04T10:00:00Z" }], "next_page_token": null }""");
        var events = ExportFormats.All.Single(format => format.Recognises(document)).Read(document);
        Same(["circleci:context:ctx-1", "circleci:context:ctx-1"], events.Observed().Select(context => context.Id.Value));
        Assert.Equal(isKey ? FactState.Known : FactState.Absent, events.Observed()[0].Facts.Get(AccessFacts.StaticCloudKeys).State);
        Assert.True(events.Observed()[1].Facts.Get(AccessFacts.StaticCloudKeys).IsAbsent);
        Assert.Equal((2, 1), (Read("circleci/variables").Summary().Records, Read("circleci/variables").Summary().Attachments));
    }

    [Fact]
    public void What_acts_as_another_tells_whom()
    {
        Assert.Equal("arn:aws:iam::111122223333:role/spacelift", Assert.Single(Read("spacelift/stacks").Observed().Single().Becomes).Value);
        Assert.Equal(("oci:ocid1.user.oc1..backup", 1), (Read("oci/users").Observed().Single().Id.Value, Read("oci/users").Summary().Attachments));
        Assert.Equal("oci:ocid1.user.oc1..backup", Read("oci/api-keys").Attached().Single().Target);
    }

    [Fact]
    public void A_deploy_key_tells_who_added_it_and_whether_it_writes()
    {
        var facts = Read("github/deploy-keys").Observed().Single().Facts;
        Assert.Equal(("ada", "False"), (facts.Known(DeployKeyFacts.AddedBy), facts.Known(DeployKeyFacts.ReadOnly)));
        Assert.Equal("False", Read("gitlab/deploy-keys").Observed().Single().Facts.Known(DeployKeyFacts.ReadOnly));
    }

    [Fact]
    public void A_token_of_no_workspace_stands_for_its_person() =>
        Same(["railway:api-key", "railway:personal-access-token"], Read("railway/api-tokens").Observed().Select(token => token.Facts.Known(IdentityFacts.Subclass)));

    [Fact]
    public void A_grant_of_several_people_is_one_app()
    {
        var events = Read("googleworkspace/tokens");
        Assert.Equal((2, 0), (events.Summary().Identities, events.Summary().Rejected));
        Assert.Single(events.Observed().Select(app => app.Id).Distinct());
    }

    [Fact]
    public void A_list_of_one_project_never_says_that_others_are_gone() => Assert.All(ListingSamples.All.Keys, name => Assert.Empty(Read(name).Summary().Areas));

    [Fact]
    public void States_are_told_where_they_are_listed()
    {
        Assert.False(Read("anthropic/api-keys").Observed()[0].Credentials[0].Facts.Get(CredentialFacts.Enabled).Value);
        Same(["okta:service-account", "okta:oauth-app", "okta:oauth-app"], Read("okta/apps").Observed().Select(app => app.Facts.Known(IdentityFacts.Subclass)));
        Assert.Equal("False", Read("okta/apps").Observed()[1].Facts.Known(IdentityFacts.Enabled));
        Assert.Equal((null, FactState.Unknown), (Read("slack/approved-apps").Observed()[0].Facts.Known(IdentityFacts.CreatedAt), Read("slack/approved-apps").Observed()[0].Facts.StateOf(IdentityFacts.Vendor)));
        Assert.Equal("sorts mail", Read("bedrock/agents").Observed()[0].Facts.Known(IdentityFacts.Purpose));
    }

    [Fact]
    public void An_agent_tells_its_sponsor_and_what_it_is_for()
    {
        var agent = Assert.Single(Read("agents/identities").Observed());
        Assert.Equal(new OwnerClaim(OwnerRole.Sponsor, "ada@shop.example", ClaimTrust.Register, "export"), Assert.Single(agent.Owners));
        Assert.Equal(FactState.Absent, agent.Facts.StateOf(IdentityFacts.Purpose));
        Assert.Equal(("a2a:https://agents.shop.example/invoices", "Vendor"), (Read("agents/cards").Observed()[0].Id.Value, Read("agents/cards").Observed()[0].Facts.Known(IdentityFacts.Vendor)));
    }

    private static IReadOnlyList<SourceEvent> Of(string name, string json) => ExportFormats.All.Single(format => format.Name == name).Read(Json(json));

    [Fact]
    public void Numbers_that_a_vendor_counts_by_kind_are_never_one_identity()
    {
        const string Key = """[{ "id": 1, "key": "ssh-ed25519 AAAA", "title": "mirror", "verified": true, "created_at": "2020-12-10T15:53:42Z", "read_only": false }]""";
        const string Runner = """[{ "id": 1, "name": "linux-1", "os": "linux", "status": "online", "busy": true, "labels": [] }, { "id": 1, "name": "linux-2", "os": "linux", "status": "online", "busy": true, "labels": [] }]""";
        Same(["github:deploy-key:1", "github:runner:1/linux-1", "github:runner:1/linux-2"], Of("github/deploy-keys", Key).Concat(Of("github/runners", Runner)).Observed().Select(seen => seen.Id.Value));
        Same(
            ["gitlab:deploy-token:1", "gitlab:runner:1001", "gitlab:deploy-key:1", "gitlab:token:4"],
            [First("gitlab/deploy-tokens"), First("gitlab/runners"), First("gitlab/deploy-keys"), First("gitlab/tokens")]);

        static string First(string name) => Read(name).Observed()[0].Id.Value;
    }

    [Fact]
    public void A_key_that_several_projects_have_is_one_and_no_record_of_it_is_lost()
    {
        const string Key = """{ "id": 7, "title": "mirror", "key": "ssh-ed25519 AAAA", "created_at": "2024-10-02T10:12:29Z", "expires_at": null, "can_push": true }""";
        var events = Of("gitlab/deploy-keys", $$"""{ "of one": [{{Key}}], "of another": [{{Key}}] }""");
        Assert.Equal((2, 0), (events.Summary().Identities, events.Summary().Rejected));
    }

    [Fact]
    public void What_was_suspended_or_revoked_is_not_enabled()
    {
        const string App = """[{ "id": 1, "account": { "login": "shop" }, "app_id": 2, "app_slug": "bot", "repository_selection": "all", "permissions": {}, "created_at": "2025-07-08T16:18:44Z", "suspended_at": "2026-01-01T00:00:00Z" }]""";
        Assert.Equal("False", Of("github/installations", App).Observed().Single().Facts.Known(IdentityFacts.Enabled));
        const string Keys = """{ "keys": [{ "id": "k1", "keyType": "api", "created": "2026-07-27T18:05:00Z", "expires": "2026-12-27T18:05:00Z", "revoked": "2026-08-01T00:00:00Z", "invalid": true }, { "id": "k2", "keyType": "client", "created": "2026-07-27T18:05:00Z", "expires": "0001-01-01T00:00:00Z", "scopes": ["all"], "userId": "u1" }] }""";
        var keys = Of("tailscale/keys", Keys).Observed();
        Assert.Equal(("False", "False"), (keys[0].Facts.Known(IdentityFacts.Enabled), keys[0].Credentials.Single().Facts.Known(CredentialFacts.Enabled)));
        Assert.Equal((FactState.Absent, "all", "u1"), (keys[1].Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt), keys[1].Facts.Known(AccessFacts.Grants), keys[1].Owners.Single().Party));
    }

    [Fact]
    public void A_key_of_a_service_account_is_not_owned_by_a_person_of_its_name()
    {
        const string Keys = """{ "data": [{ "object": "organization.admin_api_key", "id": "key_x", "name": "ops", "created_at": 1711471533, "last_used_at": null, "owner": { "type": "service_account", "object": "organization.service_account", "id": "sa_456", "name": "My Service Account", "role": "owner" } }] }""";
        var key = Assert.Single(Of("openai/admin-keys", Keys).Attached());
        Assert.Equal(("openai:sa_456", "openai:key_x"), (key.Target, key.Credentials.Single().Id.Value));
        Assert.Empty(key.Owners);
        const string Tokens = """{ "token_infos": [{ "token_id": "t1", "comment": "ci", "creation_time": 1700000000000, "expiry_time": -1, "created_by_username": "7d1c2f00-0000-4000-8000-000000000001" }] }""";
        Assert.Equal("databricks:7d1c2f00-0000-4000-8000-000000000001", Assert.Single(Of("databricks/tokens", Tokens).Attached()).Target);
        Assert.Equal(("admins", "admins"), (Read("databricks/service-principals").Observed()[0].Facts.Known(AccessFacts.Grants), Read("databricks/service-principals").Observed()[0].Facts.Known(AccessFacts.AdministratorBy)));
    }

    [Fact]
    public void An_end_that_moves_with_every_use_is_none_until_it_has_come()
    {
        Assert.Equal(FactState.Absent, Read("okta/api-tokens").Observed()[0].Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt));
        const string Ended = """[{ "id": "00T2", "name": "old", "userId": "00u1", "tokenWindow": "P30D", "expiresAt": "2026-06-01T00:00:00.000Z", "created": "2025-11-09T20:38:10.000Z", "lastUpdated": "2026-05-02T00:00:00.000Z" }]""";
        Assert.Equal(Day("2026-06-01T00:00:00Z"), Of("okta/api-tokens", Ended).Observed()[0].Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
        const string Link = """[{ "id": "0oa9", "label": "Canteen", "status": "ACTIVE", "signOnMode": "BOOKMARK", "settings": {} }]""";
        Assert.Equal((0, 1), (Of("okta/apps", Link).Summary().Identities, Of("okta/apps", Link).Summary().Attachments));
    }

    [Fact]
    public void A_robot_that_nobody_attends_is_no_person()
    {
        var robot = Assert.Single(Read("uipath/robots").Observed(), robot => robot.Id.Value is "uipath:robot:12");
        Assert.Empty(robot.Owners);
        Assert.Equal(@"logs in as shop\rpa1", robot.Facts.Known(AccessFacts.Grants));
        Assert.Equal(new OwnerClaim(OwnerRole.Person, @"shop\ada", ClaimTrust.Register, "export"), Read("uipath/robots").Observed()[1].Owners.Single());
        Assert.DoesNotContain("never-to-be-seen", Dump(Read("uipath/assets")), StringComparison.Ordinal);
        Assert.Contains("not kept", Assert.Single(Read("uipath/assets").Notes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_agents_address_user_and_query_are_not_kept()
    {
        const string Card = """{ "name": "Invoices", "url": "https://svc:pa55w0rd-here@agents.shop.example/a2a/invoices-of-the-shop?key=never-to-be-seen#x", "version": "1", "capabilities": {}, "skills": [] }""";
        var events = Of("agents/cards", Card);
        Assert.Equal("a2a:https://agents.shop.example/a2a/invoices-of-the-shop", events.Observed().Single().Id.Value);
        Assert.DoesNotContain("pa55w0rd-here", Dump(events), StringComparison.Ordinal);
        Assert.DoesNotContain("never-to-be-seen", Dump(events), StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_of_groups_of_Oracle_Cloud_reach_their_members()
    {
        var told = Read("oci/access").Attached();
        Assert.Equal(("oci:ocid1.user.oc1..backup", "oci:group:ocid1.group.oc1..ops"), (told[0].Target, told[0].Containers.Single()));
        Assert.Equal(("oci:group:ocid1.group.oc1..ops", "oci:group-name:operators"), (told[1].Target, told[1].Containers.Single()));
        Same(["oci:group-name:operators", "oci:group-name:auditors", "oci:group-name:night shift", "oci:group:ocid1.group.oc1..x"], told.Skip(2).Select(right => right.Target));
        Same(["manage all-resources in tenancy (policy shop)", "manage all-resources in tenancy (policy shop)", null, null], told.Skip(2).Select(right => right.Facts.Known(AccessFacts.AdministratorBy)));
    }

    [Fact]
    public void Rights_of_a_user_of_Salesforce_are_those_of_the_tokens_that_act_for_them()
    {
        var told = Read("salesforce/rights").Attached();
        var token = Read("salesforce/oauth-tokens").Observed().Single();
        Assert.Equal((told[1].Target, told[0].Target), (token.Containers.Single(), told[1].Containers.Single()));
        Assert.Equal("modify all data (Integration)", told[0].Facts.Known(AccessFacts.AdministratorBy));
        Assert.Equal(Day("2026-01-01T00:00:00Z"), token.Credentials.Single().Facts.Get(CredentialFacts.LastUsedAt).Value);
    }

    [Fact]
    public void A_role_of_a_service_user_is_told_and_one_of_a_person_counted()
    {
        var events = Read("modal/roles");
        Assert.Equal((2, ("modal:su-1", "ENVIRONMENT_ROLE_CONTRIBUTOR")), (events.Summary().Attachments, (events.Attached().Single().Target, events.Attached().Single().Facts.Known(AccessFacts.Grants))));
    }

    [Fact]
    public void A_list_of_people_is_said_to_be_one()
    {
        var events = Of("anthropic/no-identities", """{ "data": [{ "type": "user", "id": "user_1", "name": "Ada", "email": "ada@shop.example", "role": "admin", "added_at": "2024-10-30T23:58:27Z" }, { "type": "user", "id": "user_2", "name": "Bea", "email": "bea@shop.example", "added_at": "2024-10-30T23:58:27Z" }] }""");
        Assert.Equal((2, 2, "a list of people: no non-human identities are in it"), (events.Summary().Records, events.Summary().Attachments, Assert.Single(events.Notes())));
        Assert.DoesNotContain("ada@shop.example", Dump(events), StringComparison.Ordinal);
    }
}
