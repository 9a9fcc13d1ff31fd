using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Google;

public class GoogleFormatTests
{
    private static IReadOnlyList<SourceEvent> Read(string json, params (string Name, string Value)[] scope)
    {
        var document = Json(json);
        return ExportFormats.All.Single(format => format.Recognises(document)).Read(document, scope);
    }

    [Fact]
    public void Service_accounts_are_identities_by_their_number()
    {
        var events = Read(GoogleSamples.Accounts);
        Assert.Equal("gcp/service-accounts", events.Summary().Format);
        Assert.Equal((3, 3), (events.Summary().Records, events.Summary().Identities));
        var deployer = events.Observed()[0];
        Assert.Equal(new IdentityId("gcp:104111111111111111111"), deployer.Id);
        Assert.Equal([new IdentityId(GoogleSamples.Deployer)], deployer.Aliases);
        Same(["gcp:shop-prod"], deployer.Containers);
        Assert.Equal("deploys the shop", deployer.Facts.Known(IdentityFacts.Purpose));
        Assert.Equal("True", deployer.Facts.Known(IdentityFacts.Enabled));
        Assert.Equal(FactState.Absent, events.Observed()[1].Facts.StateOf(IdentityFacts.Purpose));
        Assert.Equal("False", events.Observed()[1].Facts.Known(IdentityFacts.Enabled));
        Assert.Equal("True", events.Observed()[2].Facts.Known(IdentityFacts.DefaultAccount));
        Assert.Equal(Coverage.Complete, events.Areas()["gcp:shop-prod:service-accounts"]);
    }

    [Fact]
    public void A_page_of_more_is_not_complete() =>
        Assert.Equal(Coverage.Partial, Read($$"""{ "accounts": {{GoogleSamples.Accounts}}, "nextPageToken": "x" }""").Areas()["gcp:shop-prod:service-accounts"]);

    [Fact]
    public void Only_keys_that_somebody_holds_are_credentials()
    {
        var keys = Read(GoogleSamples.Keys).Attached();
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Equal((GoogleSamples.Reports, IdentityClass.ApiKey), (key.Target, key.BearerClass)));
        var endless = Assert.Single(keys[0].Credentials);
        Assert.Equal((new CredentialId($"gcp:key:{GoogleSamples.Reports}/0a1b2c3d"), CredentialKind.GcpServiceAccountKey), (endless.Id, endless.Kind));
        Assert.Equal(FactState.Absent, endless.Facts.StateOf(CredentialFacts.ExpiresAt));
        Assert.Equal(Day("2027-06-01T00:00:00Z"), keys[1].Credentials[0].Facts.Get(CredentialFacts.ExpiresAt).Value);
        Assert.False(keys[1].Credentials[0].Facts.Get(CredentialFacts.Enabled).Value);
    }

    [Fact]
    public void Api_keys_tell_what_they_are_restricted_to()
    {
        var events = Read(GoogleSamples.ApiKeys);
        Assert.Equal((3, 2, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments));
        var (browser, bound) = (events.Observed()[0], events.Observed()[1]);
        Assert.Equal("maps-backend.googleapis.com", browser.Facts.Known(ApiKeyFacts.Service));
        Same(["shop.example/*"], browser.Facts.Get(ApiKeyFacts.AllowedCallers).Value!);
        Assert.Equal(FactState.Absent, bound.Facts.StateOf(ApiKeyFacts.Scopes));
        Assert.Equal([new IdentityId(GoogleSamples.Reports)], bound.Becomes);
    }

    [Fact]
    public void Hmac_keys_are_read_as_the_api_and_as_the_command_line_write_them()
    {
        var key = Assert.Single(Assert.Single(Read(GoogleSamples.HmacKeys).Attached()).Credentials);
        Assert.Equal(new CredentialId("gcp:hmac:GOOG1EXAMPLE7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7Q2M9T4K7"), key.Id);
        Assert.Equal(FactState.Absent, key.Facts.StateOf(CredentialFacts.ExpiresAt));
        var other = Assert.Single(Assert.Single(Read(GoogleSamples.HmacKeysOfTheCommandLine).Attached()).Credentials);
        Assert.False(other.Facts.Get(CredentialFacts.Enabled).Value);
        Assert.Equal(Day("2025-05-05T00:00:00Z"), other.Facts.Get(CredentialFacts.CreatedAt).Value);
    }

    [Theory]
    [InlineData("//cloudresourcemanager.googleapis.com/projects/shop", "roles/storage.objectViewer", "roles/storage.objectViewer on projects/shop")]
    [InlineData("//cloudresourcemanager.googleapis.com/organizations/1", "roles/bigquery.dataEditor", "roles/bigquery.dataEditor on organizations/1")]
    [InlineData("//cloudresourcemanager.googleapis.com/projects/shop", "roles/bigquery.jobUser", null)]
    [InlineData("//storage.googleapis.com/projects/_/buckets/reports", "roles/storage.objectViewer", null)]
    public void A_role_over_data_reaches_all_of_it_on_a_project_or_above(string resource, string role, string? expected)
    {
        var policy = $$"""[{ "resource": "{{resource}}", "policy": { "bindings": [{ "role": "{{role}}", "members": ["serviceAccount:a@shop.iam.gserviceaccount.com"] }] } }]""";
        Assert.Equal(expected, Assert.Single(Read(policy).Attached()).Facts.Known(AccessFacts.DataAccessBy));
    }

    [Fact]
    public void A_role_of_one_s_own_reaches_data_by_its_permissions() => Assert.Equal(
        "projects/shop/roles/keeper: bigquery.tables.getData",
        Assert.Single(Read("""[{ "name": "projects/shop/roles/keeper", "title": "Keeper", "includedPermissions": ["bigquery.tables.get", "bigquery.tables.getData"] }]""").Attached()).Facts.Known(AccessFacts.DataAccessBy));

    [Fact]
    public void Bindings_tell_what_their_members_may_do_and_who_may_act_as_an_account()
    {
        var events = Read(GoogleSamples.Policies);
        Assert.Equal((3, 3), (events.Summary().Records, events.Summary().Attachments));
        var attached = events.Attached();
        var compute = Assert.Single(attached, item => item.Target.Contains("-compute@", StringComparison.Ordinal));
        Same(["roles/editor on projects/shop-prod"], compute.Facts.Get(AccessFacts.AdministratorBy).Value!);
        Assert.DoesNotContain(attached, item => item.Target.Contains("gcp-sa-", StringComparison.Ordinal));
        Same(["roles/secretmanager.secretAccessor on projects/shop-prod"], Assert.Single(attached, item => item.Target == GoogleSamples.Deployer).Facts.Get(AccessFacts.SecretAccessBy).Value!);
        Assert.Contains("gcp:role:projects/shop-prod/roles/keeper", attached.First(item => item.Target == GoogleSamples.Reports).Containers);
        Assert.Equal(FactState.Unknown, attached.Last(item => item.Target == GoogleSamples.Reports).Facts.StateOf(AccessFacts.AdministratorBy));
        Assert.Contains("which was deleted", Assert.Single(events.Notes()), StringComparison.Ordinal);
        Assert.Equal("gcp:104999999999999999999", Assert.Single(attached, item => item.Target.EndsWith("999", StringComparison.Ordinal)).Target);
        Assert.True(Assert.Single(attached, item => item.Target.StartsWith("gone@", StringComparison.Ordinal)).IsReference);

        var trust = Assert.Single(attached, item => item.Admissions.Count > 0);
        Assert.Equal("gcp:104111111111111111111", trust.Target);
        const string Pool = "iam.googleapis.com/projects/5550001/locations/global/workloadIdentityPools/code";
        Assert.Collection(
            trust.Admissions,
            admission => Assert.Equal((AdmissionKind.Repository, Pool, "repo:shop/web:environment:prod"), (admission.Kind, admission.Authority, admission.Subjects.Single())),
            admission => Assert.Equal((AdmissionKind.Repository, Pool, "repo:shop/*"), (admission.Kind, admission.Authority, admission.Subjects.Single())),
            admission => Assert.Equal((AdmissionKind.Workload, "shop-prod.svc.id.goog", "system:serviceaccount:web:deployer"), (admission.Kind, admission.Authority, admission.Subjects.Single())));
    }

    [Fact]
    public void A_policy_alone_names_its_project_by_the_scope_alone()
    {
        Same(["roles/owner on projects/shop-prod"], Read(GoogleSamples.PolicyOfOneProject, ("gcp.project", "shop-prod")).Attached().Single().Facts.Get(AccessFacts.AdministratorBy).Value!);
        var events = Read(GoogleSamples.PolicyOfOneProject);
        Same(["roles/owner on the project"], events.Attached().Single().Facts.Get(AccessFacts.AdministratorBy).Value!);
        Assert.Contains("--scope gcp.project", Assert.Single(events.Notes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Effective_policies_tell_of_the_resource_they_are_attached_to() =>
        Same(["roles/resourcemanager.organizationAdmin on organizations/1"], Read(GoogleSamples.EffectivePolicies).Attached().Single().Facts.Get(AccessFacts.AdministratorBy).Value!);

    [Fact]
    public void Pools_tell_whose_identities_they_take()
    {
        var pools = Read(GoogleSamples.Providers).Attached().Select(item => (PartyRecord.FederationPool)item.Party!).ToList();
        Assert.Equal(3, pools.Count);
        Assert.Equal(new PartyRecord.FederationPool("iam.googleapis.com/projects/5550001/locations/global/workloadIdentityPools/code", "token.actions.githubusercontent.com", AdmissionKind.Repository, IsConditional: true), pools[0]);
        Assert.Equal(("token.actions.githubusercontent.com", false), (pools[1].Issuer, pools[1].IsConditional));
        Assert.Equal(("aws:111122223333", AdmissionKind.Workload), (pools[2].Issuer, pools[2].Kind));
    }

    [Fact]
    public void Custom_roles_tell_their_members_what_they_permit()
    {
        var role = Assert.Single(Read(GoogleSamples.Roles).Attached());
        Assert.Equal(("gcp:role:projects/shop-prod/roles/keeper", AttachmentReach.Members), (role.Target, role.Reach));
        Same(["projects/shop-prod/roles/keeper: resourcemanager.projects.setIamPolicy"], role.Facts.Get(AccessFacts.AdministratorBy).Value!);
    }

    [Fact]
    public void Activities_tell_when_accounts_and_keys_were_used()
    {
        var activities = Read(GoogleSamples.Activities).Attached();
        Assert.Equal(Day("2026-09-01T07:00:00Z"), activities[0].Facts.Get(IdentityFacts.LastUsedAt).Value);
        Assert.Equal(new CredentialId($"gcp:key:{GoogleSamples.Reports}/0a1b2c3d"), activities[1].Credentials.Single().Id);
        Assert.Equal(Day("2026-08-01T07:00:00Z"), activities[1].Credentials.Single().Facts.Get(CredentialFacts.LastUsedAt).Value);
    }

    [Fact]
    public void The_asset_inventory_holds_identities_among_other_things()
    {
        var events = Read(GoogleSamples.Assets);
        Assert.Equal((2, 1, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments));
        Assert.Equal(new IdentityId("gcp:104111111111111111111"), events.Observed().Single().Id);
    }

    [Theory]
    [InlineData("""[{ "name": "projects/p/serviceAccounts/a@p.iam.gserviceaccount.com", "uniqueId": "x1", "email": "a@p.iam.gserviceaccount.com" }]""", "uniqueId")]
    [InlineData("""[{ "name": "-/serviceAccounts/a@b.example", "uniqueId": "1", "email": "a@b.example" }]""", "project")]
    [InlineData("""{ "accounts": [{ "name": "projects/p/serviceAccounts/a@p.iam.gserviceaccount.com", "uniqueId": "1", "email": "a@p.iam.gserviceaccount.com" }, { "uniqueId": "2" }, null] }""", "not a service account")]
    public void What_cannot_be_named_is_rejected_with_the_reason(string json, string reason) => Assert.All(Read(json).Rejected(), text => Assert.Contains(reason, text, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{ "roles": [{ "name": "admin", "title": "Admin" }] }""")]
    [InlineData("""{ "items": [], "keys": [], "accounts": [] }""")]
    [InlineData("[]")]
    public void What_is_of_others_is_not_taken(string json) => Assert.DoesNotContain(ExportFormats.All, format => format.Recognises(Json(json)));

    [Fact]
    public void An_instance_runs_as_its_service_account()
    {
        var told = Assert.Single(Read(GoogleSamples.Instances).Attached());
        Assert.Equal(("deployer@shop-prod.iam.gserviceaccount.com", "projects/shop-prod/zones/europe-west1-b/instances/till"), (told.Target, told.Controllers.Single()));
    }
}
