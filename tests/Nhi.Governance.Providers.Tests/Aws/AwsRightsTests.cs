using Nhi.Governance.Providers.Aws;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsRightsTests
{
    private static readonly AwsAuthorizationDetails s_format = new();

    private static Observation User(string document, string more = "\"AttachedManagedPolicies\": []") => Assert.Single(s_format.Read(Json(AwsSamples.UserWith(document, more))).Observed());

    [Fact]
    public void An_administrator_under_conditions_is_neither_called_one_nor_acquitted() =>
        Assert.Equal(FactState.Unknown, User("""
            { "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }] }
            """).Facts.StateOf(AccessFacts.AdministratorBy));

    [Theory]
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"", true)]
    [InlineData("\"Action\": \"*:*\", \"Resource\": \"*\"", true)]
    [InlineData("\"Action\": [\"s3:Get*\", \"*\"], \"Resource\": [\"arn:aws:s3:::x\", \"*\"]", true)]
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {}", true)]
    [InlineData("\"Action\": \"*\", \"Resource\": \"arn:aws:s3:::x\"", false)]
    [InlineData("\"Action\": \"s3:*\", \"Resource\": \"*\"", false)]
    [InlineData("\"Action\": \"iam:*\", \"Resource\": \"*\"", false)]
    [InlineData("\"NotAction\": \"s3:DeleteBucket\", \"Resource\": \"*\"", true)]
    [InlineData("\"NotAction\": [\"iam:*\", \"organizations:*\"], \"Resource\": \"*\"", false)]
    [InlineData("\"NotAction\": \"*\", \"Resource\": \"*\"", false)]
    [InlineData("\"NotAction\": [], \"Resource\": \"*\"", false)]
    [InlineData("\"Action\": \"*\", \"NotResource\": \"arn:aws:s3:::x\"", true)]
    [InlineData("\"Action\": \"*\", \"NotResource\": \"*\"", false)]
    [InlineData("\"Action\": 5, \"Resource\": \"*\"", false)]
    public void An_administrator_is_who_may_do_everything_everywhere(string rest, bool expected)
    {
        var facts = User($$"""{ "Statement": [{ "Effect": "Allow", {{rest}} }] }""").Facts;
        Assert.Equal(expected ? "inline" : null, facts.Known(AccessFacts.AdministratorBy));
        Assert.Equal(expected ? FactState.Known : FactState.Absent, facts.StateOf(AccessFacts.AdministratorBy));
        Assert.Equal("inline", facts.Known(AccessFacts.Grants));
    }

    [Theory]
    [InlineData("\"Action\": \"s3:GetObject\", \"Resource\": \"*\"", "inline (s3:GetObject on *)")]
    [InlineData("\"Action\": [\"s3:List*\", \"S3:get*\"], \"Resource\": \"arn:aws:s3:::*\"", "inline (s3:GetObject on *)")]
    [InlineData("\"Action\": \"s3:PutObject\", \"Resource\": [\"arn:aws:s3:::x\", \"arn:aws-cn:s3:::*/*\"]", "inline (s3:PutObject on *)")]
    [InlineData("\"Action\": \"dynamodb:*\", \"Resource\": \"arn:aws:dynamodb:eu-west-1:111122223333:table/*\"", "inline (dynamodb:GetItem on *)")]
    [InlineData("\"NotAction\": \"iam:*\", \"Resource\": \"*\"", "inline (dynamodb:GetItem on *), inline (s3:GetObject on *)")]
    [InlineData("\"Action\": \"s3:ListBucket\", \"Resource\": \"*\"", null)]
    [InlineData("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::prod-*\"", null)]
    [InlineData("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::prod/*\"", null)]
    [InlineData("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:dynamodb:*:*:table/*\"", null)]
    [InlineData("\"Action\": \"dynamodb:Scan\", \"Resource\": \"arn:aws:dynamodb:*:*:table/orders\"", null)]
    [InlineData("\"NotAction\": [\"s3:*\", \"dynamodb:*\", \"iam:*\"], \"Resource\": \"*\"", null)]
    public void All_data_of_a_store_is_reached_by_an_action_on_all_of_it(string rest, string? expected)
    {
        var facts = User($$"""{ "Statement": [{ "Effect": "Allow", {{rest}} }] }""").Facts;
        Assert.Equal(expected, facts.Known(AccessFacts.DataAccessBy));
        Assert.Equal(expected is null ? FactState.Absent : FactState.Known, facts.StateOf(AccessFacts.DataAccessBy));
        Assert.Equal(FactState.Absent, User($$"""{ "Statement": [{ "Effect": "Deny", {{rest}} }] }""").Facts.StateOf(AccessFacts.DataAccessBy));
        Assert.Equal(expected is null ? FactState.Absent : FactState.Unknown, User($$"""{ "Statement": [{ "Effect": "Allow", {{rest}}, "Condition": { "Bool": { "aws:SecureTransport": "true" } } }] }""").Facts.StateOf(AccessFacts.DataAccessBy));
    }

    [Fact]
    public void All_data_but_some_is_neither_all_nor_nothing() =>
        Assert.Equal(FactState.Unknown, User("""{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::secret/*" }] }""").Facts.StateOf(AccessFacts.DataAccessBy));

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", FactState.Known)]
    [InlineData("arn:aws:iam::aws:policy/SecurityAudit", FactState.Unknown)]
    [InlineData("arn:aws:iam::111122223333:policy/AmazonS3ReadOnlyAccess", FactState.Unknown)]
    public void What_a_managed_policy_gives_over_data_is_known_by_name_or_by_its_document(string arn, FactState state) =>
        Assert.Equal(state, User("""{ "Statement": [] }""", $$"""
            "AttachedManagedPolicies": [{ "PolicyName": "p", "PolicyArn": "{{arn}}" }]
            """).Facts.StateOf(AccessFacts.DataAccessBy));

    [Fact]
    public void Denials_are_not_weighed_and_that_is_noted()
    {
        var events = s_format.Read(Json(AwsSamples.UserWith("""{ "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "*", "Resource": "*" }] }""")));
        Assert.Equal("inline", events.Observed()[0].Facts.Known(AccessFacts.AdministratorBy));
        Assert.Single(events.Notes());
        Assert.Null(User("""{ "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } }""").Facts.Known(AccessFacts.AdministratorBy));
    }

    [Fact]
    public void A_permissions_boundary_is_noted()
    {
        var events = s_format.Read(Json(AwsSamples.UserWith("""{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""", """
            "AttachedManagedPolicies": [], "PermissionsBoundary": { "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }
            """)));
        Assert.Single(events.Notes());
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess", FactState.Known)]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", FactState.Absent)]
    [InlineData("arn:aws:iam::111122223333:policy/AdministratorAccess", FactState.Unknown)]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess-Amplify", FactState.Absent)]
    public void Managed_policies_of_aws_are_known_by_arn_and_others_by_their_document(string arn, FactState state)
    {
        var user = User("""{ "Statement": [] }""", $$"""
            "AttachedManagedPolicies": [{ "PolicyName": "p", "PolicyArn": "{{arn}}" }]
            """);
        Assert.Equal(state, user.Facts.StateOf(AccessFacts.AdministratorBy));
        Assert.Contains(arn, user.Containers, StringComparer.Ordinal);
        Assert.Equal("inline, p", user.Facts.Known(AccessFacts.Grants));
    }

    [Fact]
    public void What_was_not_read_is_unknown_rather_than_none()
    {
        var users = s_format.Read(Json(AwsSamples.Details)).Observed();
        Assert.Equal(FactState.Absent, users[0].Facts.StateOf(AccessFacts.AdministratorBy));
        Assert.Equal("custom, group readers, own", users[0].Facts.Known(AccessFacts.Grants));
        Assert.Equal(FactState.Absent, users[1].Facts.StateOf(AccessFacts.AdministratorBy));
        Assert.Equal(FactState.Absent, users[1].Facts.StateOf(AccessFacts.Grants));
        Assert.Equal(FactState.Unknown, users[2].Facts.StateOf(AccessFacts.AdministratorBy));
    }

    [Fact]
    public void An_inline_policy_that_cannot_be_read_is_noted_and_leaves_its_rights_unknown()
    {
        var events = s_format.Read(Json(AwsSamples.UserWith("\"%7B\"")));
        Assert.Equal(FactState.Unknown, events.Observed()[0].Facts.StateOf(AccessFacts.AdministratorBy));
        Assert.Single(events.Notes());
    }

    [Fact]
    public void A_groups_rights_reach_its_members_and_the_members_of_its_policies()
    {
        var group = s_format.Read(Json(AwsSamples.Details)).Attached()[0];
        Assert.Equal("arn:aws:iam::111122223333:group/teams/readers", group.Target);
        Same(["arn:aws:iam::aws:policy/ReadOnlyAccess"], group.Containers);
        Assert.Equal("all", group.Facts.Known(AccessFacts.AdministratorBy));
        Assert.Equal("ReadOnlyAccess, all", group.Facts.Known(AccessFacts.Grants));
    }

    [Fact]
    public void A_policys_default_version_counts()
    {
        var policy = s_format.Read(Json(AwsSamples.Details)).Attached()[1];
        Assert.Equal("arn:aws:iam::111122223333:policy/custom", policy.Target);
        Assert.Equal(FactState.Unknown, policy.Facts.StateOf(AccessFacts.AdministratorBy));
        var other = AwsSamples.Details.Replace("\"IsDefaultVersion\": true", "\"was\": true", StringComparison.Ordinal).Replace("\"IsDefaultVersion\": false", "\"IsDefaultVersion\": true", StringComparison.Ordinal);
        Assert.Equal("custom", s_format.Read(Json(other)).Attached()[1].Facts.Known(AccessFacts.AdministratorBy));
    }

    [Fact]
    public void A_policy_without_its_document_is_noted()
    {
        var events = s_format.Read(Json("""{ "RoleDetailList": [], "Policies": [{ "PolicyName": "p", "Arn": "arn:aws:iam::111122223333:policy/p" }] }"""));
        Assert.Single(events.Attached());
        Assert.Single(events.Notes());
    }
}
