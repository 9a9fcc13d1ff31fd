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
        Assert.Equal(new IdentityId("github:98"), token.Id);
        Assert.Equal("github:personal-access-token", token.Facts.Known(IdentityFacts.Subclass));
        Assert.Equal(new OwnerClaim(OwnerRole.Person, "ada", ClaimTrust.Register, "export"), Assert.Single(token.Owners));
        Same(["contents: write", "metadata: read"], token.Facts.Get(AccessFacts.Grants).Value!);
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
    [InlineData("circleci/variables", 2)]
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
        Assert.Equal("Vendor", Read("slack/approved-apps").Observed()[0].Facts.Known(IdentityFacts.Vendor));
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
}
