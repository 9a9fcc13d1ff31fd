using Nhi.Governance.Providers.Aws;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsAuthorizationDetailsTests
{
    private static readonly AwsAuthorizationDetails s_format = new();

    private static Observation One(string json) => Assert.Single(s_format.Read(Json(json)).Observed());

    [Fact]
    public void Users_and_roles_are_identities_groups_and_policies_attachments()
    {
        var events = s_format.Read(Json(AwsSamples.Details));
        var summary = events.Summary();
        Assert.Equal((6, 4, 2, 0), (summary.Records, summary.Identities, summary.Attachments, summary.Rejected));
        Assert.Equal("aws/authorization-details", summary.Format);
        Assert.Equal(new Dictionary<string, Coverage>(StringComparer.Ordinal) { ["aws:111122223333:users"] = Coverage.Complete, ["aws:111122223333:roles"] = Coverage.Complete }, events.Areas());
        Same(["group readers", "policy custom"], events.Attached().Select(item => item.Record));
        Assert.All(events.Attached(), item => Assert.Equal(AttachmentReach.Members, item.Reach));
    }

    [Fact]
    public void A_user_is_known_by_id_arn_and_name_and_belongs_to_its_account_groups_and_policies()
    {
        var user = s_format.Read(Json(AwsSamples.Details)).Observed()[0];
        Assert.Equal(new IdentityId("aws:111122223333:AIDAEXAMPLEREPORTING1"), user.Id);
        Assert.True(user.IsImmutableId);
        Same(["arn:aws:iam::111122223333:user/apps/reporting", "AIDAEXAMPLEREPORTING1", "aws:111122223333:user/reporting"], user.Aliases.Select(alias => alias.Value));
        Assert.Equal("aws:111122223333:users", user.Area);
        Same(["aws:111122223333", "arn:aws:iam::111122223333:group/teams/readers", "arn:aws:iam::111122223333:policy/custom"], user.Containers);
        Assert.Equal("aws:iam-user", user.Facts.Known(IdentityFacts.Subclass));
        Assert.Equal("reporting", user.Facts.Known(IdentityFacts.Name));
        Assert.Equal(Day("2025-03-01T08:00:00Z"), user.Facts.Get(IdentityFacts.CreatedAt).Value);
        Assert.Equal(FactState.Unknown, user.Facts.StateOf(IdentityFacts.InteractiveLogin));
    }

    [Fact]
    public void A_role_is_known_by_id_and_arn()
    {
        var role = s_format.Read(Json(AwsSamples.Details)).Observed()[3];
        Assert.Equal(new IdentityId("aws:111122223333:AROAEXAMPLELOADER0001"), role.Id);
        Same(["arn:aws:iam::111122223333:role/loader", "AROAEXAMPLELOADER0001"], role.Aliases.Select(alias => alias.Value));
        Same(["aws:111122223333", "arn:aws:iam::aws:policy/AdministratorAccess"], role.Containers);
        Assert.Equal("aws:111122223333:roles", role.Area);
        Assert.Equal("aws:iam-role", role.Facts.Known(IdentityFacts.Subclass));
    }

    [Fact]
    public void Tags_tell_owner_purpose_environment_system_vendor_and_dates_in_any_case()
    {
        var user = s_format.Read(Json(AwsSamples.Details)).Observed()[0];
        Assert.Equal([new OwnerClaim(OwnerRole.Application, "team-bi", ClaimTrust.Tag, "export")], user.Owners);
        Assert.Equal("production", user.Facts.Known(IdentityFacts.Environment));
        Assert.Equal("warehouse", user.Facts.Known(IdentityFacts.System));
        Assert.Equal("weekly report", user.Facts.Known(IdentityFacts.Purpose));
        Assert.Equal("Acme BI", user.Facts.Known(IdentityFacts.Vendor));
        Assert.Equal(Day("2027-12-31"), user.Facts.Get(IdentityFacts.ContractEnd).Value);
        Assert.Equal(Day("2027-02-01"), user.Facts.Get(IdentityFacts.ReviewDue).Value);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("application-owner")]
    [InlineData("TEAM")]
    public void Each_owner_tag_names_an_application_owner(string key) =>
        Assert.Equal("x", Assert.Single(One(AwsSamples.Role(AwsSamples.Trust("{}"), $$"""
            "Tags": [{ "Key": "{{key}}", "Value": "x" }]
            """)).Owners).Party);

    [Fact]
    public void Two_owner_tags_are_two_claims_and_a_team_is_asked_only_where_there_is_none()
    {
        Assert.Single(One(AwsSamples.Role(AwsSamples.Trust("{}"), """
            "Tags": [{ "Key": "owner", "Value": "x" }, { "Key": "team", "Value": "x" }]
            """)).Owners);
        Same(["x"], One(AwsSamples.Role(AwsSamples.Trust("{}"), """
            "Tags": [{ "Key": "team", "Value": "y" }, { "Key": "owner", "Value": "x" }]
            """)).Owners.Select(owner => owner.Party));
        Same(["x", "y"], One(AwsSamples.Role(AwsSamples.Trust("{}"), """
            "Tags": [{ "Key": "application-owner", "Value": "y" }, { "Key": "owner", "Value": "x" }]
            """)).Owners.Select(owner => owner.Party));
    }

    [Fact]
    public void A_record_with_tags_was_asked_and_one_without_was_not()
    {
        var users = s_format.Read(Json(AwsSamples.Details)).Observed();
        Assert.Equal([new OwnerClaim(OwnerRole.Application, null, ClaimTrust.Tag, "export")], users[1].Owners);
        Assert.Equal(FactState.Absent, users[1].Facts.StateOf(IdentityFacts.Purpose));
        Assert.Equal(FactState.Absent, users[1].Facts.StateOf(IdentityFacts.ReviewDue));
        Assert.Empty(users[2].Owners);
        Assert.Equal(FactState.Unknown, users[2].Facts.StateOf(IdentityFacts.Purpose));
        Assert.Equal(FactState.Unknown, users[2].Facts.StateOf(IdentityFacts.ReviewDue));
    }

    [Fact]
    public void A_review_date_that_cannot_be_read_is_unknown_rather_than_absent()
    {
        var events = s_format.Read(Json(AwsSamples.Role(AwsSamples.Trust("{}"), """
            "Tags": [{ "Key": "review-date", "Value": "soon" }]
            """)));
        Assert.Equal(FactState.Unknown, events.Observed()[0].Facts.StateOf(IdentityFacts.ReviewDue));
        Assert.Single(events.Notes());
    }

    [Theory]
    [InlineData("\"RoleLastUsed\": {}", FactState.Absent)]
    [InlineData("\"RoleLastUsed\": { \"Region\": \"eu-west-1\" }", FactState.Absent)]
    [InlineData("\"RoleLastUsed\": { \"LastUsedDate\": \"2026-10-01T00:00:00Z\" }", FactState.Known)]
    [InlineData("\"RoleLastUsed\": { \"LastUsedDate\": 5 }", FactState.Unknown)]
    [InlineData("\"RoleLastUsed\": null", FactState.Unknown)]
    [InlineData("", FactState.Unknown)]
    public void A_role_never_used_is_told_from_one_nobody_asked_about(string use, FactState state) =>
        Assert.Equal(state, One(AwsSamples.Role(AwsSamples.Trust("{}"), use)).Facts.StateOf(IdentityFacts.LastUsedAt));

    [Fact]
    public void A_service_linked_role_is_made_by_the_vendor()
    {
        var role = One(AwsSamples.Role(AwsSamples.Trust("{}"), path: "/aws-service-role/autoscaling.amazonaws.com/"));
        Assert.True(role.Facts.Get(IdentityFacts.VendorMade).Value);
        Assert.Equal(FactState.Unknown, One(AwsSamples.Role(AwsSamples.Trust("{}"))).Facts.StateOf(IdentityFacts.VendorMade));
    }

    [Theory]
    [InlineData("/aws-reserved/sso.amazonaws.com/eu-west-1/", "r")]
    [InlineData("/", "AWSReservedSSO_Admin_0123456789abcdef")]
    public void A_role_of_single_sign_on_admits_people(string path, string name) =>
        Assert.Equal(AdmissionKind.People, Assert.Single(One(AwsSamples.Role(AwsSamples.Trust("{}"), path: path, name: name)).Admissions).Kind);

    [Theory]
    [InlineData("aws-cn")]
    [InlineData("aws-us-gov")]
    public void Other_partitions_are_read_alike(string partition)
    {
        var user = One(AwsSamples.UserWith("{ \"Statement\": [] }", $$"""
            "GroupList": ["g"], "AttachedManagedPolicies": [{ "PolicyName": "AdministratorAccess", "PolicyArn": "arn:{{partition}}:iam::aws:policy/AdministratorAccess" }]
            """, partition));
        Assert.Equal("AdministratorAccess", user.Facts.Known(AccessFacts.AdministratorBy));
        Assert.Contains($"arn:{partition}:iam::111122223333:group/g", user.Containers, StringComparer.Ordinal);
        var role = One(AwsSamples.Role(AwsSamples.Trust($$"""{ "AWS": "arn:{{partition}}:iam::444455556666:root" }"""), partition: partition));
        Assert.Equal(new Admission(AdmissionKind.Account, "444455556666", []).Authority, Assert.Single(role.Admissions).Authority);
    }

    [Theory]
    [InlineData("\"IsTruncated\": true")]
    [InlineData("\"IsTruncated\": \"no\"")]
    [InlineData("\"NextToken\": \"x\"")]
    [InlineData("\"Marker\": \"x\"")]
    public void A_cut_page_is_partial(string more)
    {
        var events = s_format.Read(Json(AwsSamples.Details.Replace("\"IsTruncated\": false", more, StringComparison.Ordinal)));
        Assert.All(events.Areas().Values, coverage => Assert.Equal(Coverage.Partial, coverage));
    }

    [Fact]
    public void A_rejected_record_makes_its_area_partial_and_an_empty_list_covers_nothing()
    {
        var events = s_format.Read(Json(AwsSamples.Details.Replace("\"AIDAEXAMPLEPLAIN00001\"", "7", StringComparison.Ordinal)));
        Assert.Equal(Coverage.Partial, events.Areas()["aws:111122223333:users"]);
        Assert.Equal(Coverage.Complete, events.Areas()["aws:111122223333:roles"]);
        Assert.DoesNotContain("aws:111122223333:users", s_format.Read(Json(AwsSamples.Role(AwsSamples.Trust("{}")))).Areas().Keys, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("{ \"UserDetailList\": [{}], \"GroupDetailList\": [{}], \"RoleDetailList\": [{}], \"Policies\": [{}] }", 4)]
    [InlineData("{ \"UserDetailList\": [null, 1, \"x\", []] }", 4)]
    [InlineData("{ \"UserDetailList\": [{ \"UserId\": \"AIDA\", \"Arn\": \"arn:aws:iam::1111:role/x\" }] }", 1)]
    [InlineData("{ \"UserDetailList\": [{ \"UserId\": \"a b\", \"Arn\": \"arn:aws:iam::111122223333:user/x\" }] }", 1)]
    public void Records_that_cannot_be_named_are_rejected(string json, int count)
    {
        var events = s_format.Read(Json(json));
        Assert.Equal(count, events.Rejected().Count);
        Assert.Equal(count, events.Summary().Records);
    }

    [Fact]
    public void An_id_seen_twice_is_rejected() =>
        Assert.Single(s_format.Read(Json(AwsSamples.Details.Replace("AIDAEXAMPLEPLAIN00001", "AIDAEXAMPLEREPORTING1", StringComparison.Ordinal))).Rejected());

    [Fact]
    public void A_hundred_thousand_roles_are_read()
    {
        var trust = AwsSamples.Trust("""{ "AWS": "arn:aws:sts::111122223333:assumed-role/gone/session" }""");
        var roles = Enumerable.Range(0, 100_000).Select(number => $$"""{ "RoleName": "r{{number}}", "RoleId": "AROA{{number:D17}}", "Arn": "arn:aws:iam::111122223333:role/r{{number}}", "AssumeRolePolicyDocument": {{trust}} }""");
        Assert.Equal(100_000, s_format.Read(Json($$"""{ "RoleDetailList": [{{string.Join(',', roles)}}] }""")).Summary().Identities);
    }

    [Theory]
    [InlineData("""{ "name": "package", "version": "1.0.0", "dependencies": {} }""")]
    [InlineData("""{ "Policies": [] }""")]
    [InlineData("""{ "UserDetailList": {} }""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"UserDetailList\"")]
    public void Other_documents_are_not_claimed(string json) => Assert.False(s_format.Recognises(Json(json)));

    [Fact]
    public void Several_documents_of_a_stream_are_read()
    {
        var events = s_format.Read(Json(AwsSamples.Role(AwsSamples.Trust("{}")), "null", AwsSamples.UserWith("{ \"Statement\": [] }")));
        Assert.Equal(2, events.Summary().Identities);
    }
}
