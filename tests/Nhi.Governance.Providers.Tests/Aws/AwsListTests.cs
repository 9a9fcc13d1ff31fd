using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsListTests
{
    private const string Role = "arn:aws:iam::111122223333:role/";

    private static IReadOnlyList<SourceEvent> Read(string name, params (string Name, string Value)[] scope)
    {
        var document = Json(AwsListSamples.All[name].Json);
        return ExportFormats.All.Single(format => format.Recognises(document)).Read(document, scope);
    }

    [Fact]
    public void Keys_beside_access_keys_are_credentials_of_their_user()
    {
        var keys = Read("aws/service-keys", ("aws.account", AwsSamples.Account)).Attached();
        Assert.All(keys, key => Assert.Equal("aws:111122223333:user/git", key.Target));
        Assert.Equal([CredentialKind.ApiKey, CredentialKind.SshKey, CredentialKind.PrivateCaCertificate], keys.Select(key => key.Credentials.Single().Kind));
        Assert.Equal(FactState.Absent, keys[0].Credentials[0].Facts.StateOf(CredentialFacts.ExpiresAt));
        Assert.False(keys[1].Credentials[0].Facts.Get(CredentialFacts.Enabled).Value);
        Assert.All(Read("aws/service-keys").Rejected(), reason => Assert.Contains("--scope aws.account", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Certificates_tell_their_names_end_and_who_uses_them()
    {
        var observed = Read("aws/certificates").Observed();
        Same(["shop.example", "www.shop.example"], observed[0].Facts.Get(CertificateFacts.Names).Value!);
        Assert.Equal([CredentialKind.PublicTlsCertificate, CredentialKind.PrivateCaCertificate, CredentialKind.PublicTlsCertificate], observed.Select(item => item.Credentials.Single().Kind));
        Assert.Single(observed[1].Facts.Get(CertificateFacts.Endpoints).Value!);
        Assert.False(observed[1].Credentials[0].Facts.Get(CredentialFacts.Enabled).Value);
        Assert.Equal(Day("2024-01-01T00:00:00Z"), observed[2].Credentials[0].Facts.Get(CredentialFacts.ExpiresAt).Value);
    }

    [Fact]
    public void What_runs_as_a_role_is_told_of_the_role_without_its_variables()
    {
        var events = Read("aws/workloads");
        Assert.Equal((9, 9), (events.Summary().Records, events.Summary().Attachments));
        Same([Role + "service-role/resize", Role + "web", Role + "builders", Role + "pay-api", Role + "deploy", Role + "eks", Role + "knows"], events.Attached().Select(item => item.Target));
        Assert.Equal("prod:system:serviceaccount:pay:api", events.Attached()[3].Controllers.Single());
        Assert.DoesNotContain("never-to-be-seen", Dump(events), StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_of_the_organization_are_the_estates_own()
    {
        var attached = Read("aws/accounts").Attached();
        Assert.Equal(new PartyRecord.OwnAccount("111122223333"), attached[0].Party);
        Assert.Equal(("aws:111122223333", AttachmentReach.Members, "production"), (attached[1].Target, attached[1].Reach, attached[1].Facts.Known(IdentityFacts.Environment)));
        Assert.Equal((OwnerRole.Platform, "team-platform"), (attached[1].Owners.Single().Role, attached[1].Owners.Single().Party));
    }

    [Fact]
    public void A_value_that_an_export_holds_is_said_and_not_kept()
    {
        var events = Read("aws/secret-names");
        Assert.Contains("was not kept", Assert.Single(events.Notes()), StringComparison.Ordinal);
        Assert.DoesNotContain("never-to-be-seen", Dump(events), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_sign_are_identities_and_those_that_encrypt_are_not()
    {
        var events = Read("aws/keys");
        Assert.Equal("signs releases", Assert.Single(events.Observed()).Facts.Known(IdentityFacts.Name));
        Assert.Equal((2, 1), (events.Summary().Records, events.Summary().Attachments));
    }

    [Fact]
    public void Access_entries_and_profiles_tell_of_their_roles()
    {
        var attached = Read("aws/federation").Attached();
        Same(["system:masters in prod"], attached[1].Facts.Get(AccessFacts.AdministratorBy).Value!);
        Assert.Equal((Role + "plant", true), (attached[2].Target, attached[2].IsReference));
    }

    [Fact]
    public void Access_that_no_policy_tells_is_laid_over_its_principal()
    {
        var access = Read("aws/access");
        Assert.Equal((6, 0, 6, 0), (access.Summary().Records, access.Summary().Identities, access.Summary().Attachments, access.Summary().Rejected));
        Same(["arn:aws:iam::111122223333:role/web", "arn:aws:iam::111122223333:role/web", "arn:aws:iam::111122223333:role/partner"], access.Attached().Select(item => item.Target));
        Assert.Equal(Day("2026-10-01T00:00:01Z"), access.Attached()[0].Facts.Get(IdentityFacts.LastUsedAt).Value);
        Same(["Decrypt, Sign with key arn:aws:kms:eu-west-1:111122223333:key/k-1"], access.Attached()[1].Facts.Get(AccessFacts.Grants).Value!);
        Same(["444455556666"], access.Attached()[2].Facts.Get(TrustFacts.OutsideAccounts).Value!);
    }

    [Fact]
    public void Lists_of_principals_tell_trusts_and_no_rights()
    {
        var document = Json("""
            { "Roles": [{ "Path": "/", "RoleName": "web", "RoleId": "AROAEXAMPLE", "Arn": "arn:aws:iam::111122223333:role/web", "CreateDate": "2024-01-01T00:00:00Z", "MaxSessionDuration": 3600, "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ecs-tasks.amazonaws.com" }, "Action": "sts:AssumeRole" }] } }, { "RoleName": "broken" }],
              "Users": [{ "Path": "/", "UserName": "ci", "UserId": "AIDAEXAMPLE", "Arn": "arn:aws:iam::111122223333:user/ci", "CreateDate": "2024-01-01T00:00:00Z" }] }
            """);
        var events = ExportFormats.All.Single(format => format.Recognises(document)).Read(document);
        Assert.Equal((3, 2, 0, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Assert.All(events.Observed(), principal => Assert.Equal(FactState.Unknown, principal.Facts.StateOf(AccessFacts.Grants)));
        Assert.Equal(AdmissionKind.CloudService, events.Observed()[1].Admissions.Single().Kind);
    }
}
