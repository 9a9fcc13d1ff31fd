using Nhi.Governance.Providers.Aws;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsTrustTests
{
    private const string Cluster = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";
    private const string GitHub = "token.actions.githubusercontent.com";
    private static readonly AwsAuthorizationDetails s_format = new();

    private static IReadOnlyList<Admission> Admissions(string trust) => Assert.Single(s_format.Read(Json(AwsSamples.Role(trust))).Observed()).Admissions;

    private static Admission Oidc(string issuer, string conditions) =>
        Assert.Single(Admissions(AwsSamples.Trust($$"""{ "Federated": "arn:aws:iam::111122223333:oidc-provider/{{issuer}}" }""", conditions, "\"sts:AssumeRoleWithWebIdentity\"")));

    [Theory]
    [InlineData("""{ "Service": "lambda.amazonaws.com" }""", AdmissionKind.CloudService, "lambda.amazonaws.com")]
    [InlineData("""{ "Federated": "arn:aws:iam::111122223333:saml-provider/Idp" }""", AdmissionKind.People, "arn:aws:iam::111122223333:saml-provider/Idp")]
    [InlineData("""{ "Federated": "www.amazon.com" }""", AdmissionKind.People, "www.amazon.com")]
    [InlineData("""{ "Federated": "accounts.google.com" }""", AdmissionKind.People, "accounts.google.com")]
    [InlineData("""{ "Federated": "cognito-identity.amazonaws.com" }""", AdmissionKind.People, "cognito-identity.amazonaws.com")]
    [InlineData("""{ "AWS": "arn:aws:iam::444455556666:root" }""", AdmissionKind.Account, "444455556666")]
    [InlineData("""{ "AWS": "444455556666" }""", AdmissionKind.Account, "444455556666")]
    [InlineData("""{ "AWS": "arn:aws:iam::444455556666:user/jane" }""", AdmissionKind.Identity, "arn:aws:iam::444455556666:user/jane")]
    [InlineData("""{ "AWS": "arn:aws:iam::444455556666:role/a/b" }""", AdmissionKind.Identity, "arn:aws:iam::444455556666:role/a/b")]
    [InlineData("""{ "AWS": "arn:aws:sts::444455556666:assumed-role/b/session" }""", AdmissionKind.Identity, "arn:aws:sts::444455556666:assumed-role/b/session")]
    [InlineData("""{ "AWS": "arn:aws:sts::111122223333:assumed-role/r/session" }""", AdmissionKind.Identity, "arn:aws:iam::111122223333:role/r")]
    [InlineData("""{ "AWS": "arn:aws:sts::111122223333:assumed-role/gone/session" }""", AdmissionKind.Identity, "arn:aws:iam::111122223333:role/gone")]
    [InlineData("""{ "AWS": "AROAEXAMPLEGONE000001" }""", AdmissionKind.Identity, "AROAEXAMPLEGONE000001")]
    [InlineData("""{ "AWS": "AIDAEXAMPLEGONE000001" }""", AdmissionKind.Identity, "AIDAEXAMPLEGONE000001")]
    [InlineData("""{ "AWS": "*" }""", AdmissionKind.Anyone, "*")]
    [InlineData("\"*\"", AdmissionKind.Anyone, "*")]
    [InlineData("""{ "AWS": "nobody" }""", AdmissionKind.Unknown, "")]
    [InlineData("""{ "CanonicalUser": "79a59d" }""", AdmissionKind.Unknown, "")]
    public void Principals_become_admissions_by_kind(string principal, AdmissionKind kind, string authority)
    {
        var admission = Assert.Single(Admissions(AwsSamples.Trust(principal)));
        Assert.Equal((kind, authority), (admission.Kind, admission.Authority));
    }

    [Fact]
    public void A_session_of_a_role_with_a_path_is_the_role()
    {
        var trust = AwsSamples.Trust("""{ "AWS": "arn:aws:sts::111122223333:assumed-role/r/session" }""");
        Assert.Equal("arn:aws:iam::111122223333:role/deep/r", Assert.Single(One(AwsSamples.Role(trust, path: "/deep/")).Admissions).Authority);
        Observation One(string json) => Assert.Single(s_format.Read(Json(json)).Observed());
    }

    [Theory]
    [InlineData(GitHub, AdmissionKind.Repository)]
    [InlineData(GitHub + "/acme", AdmissionKind.Repository)]
    [InlineData("github.acme.example/_services/token", AdmissionKind.Repository)]
    [InlineData("gitlab.com", AdmissionKind.Repository)]
    [InlineData("gitlab.acme.example", AdmissionKind.Repository)]
    [InlineData(Cluster, AdmissionKind.Workload)]
    [InlineData("localhost:56443", AdmissionKind.Workload)]
    public void Issuers_of_code_hosts_vouch_for_repositories_and_others_for_workloads(string issuer, AdmissionKind kind)
    {
        var admission = Oidc(issuer, "{}");
        Assert.Equal((kind, issuer), (admission.Kind, admission.Authority));
        Assert.Empty(admission.Subjects);
        Assert.False(admission.NamesAudience);
    }

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("stringequals", false)]
    [InlineData("StringEqualsIgnoreCase", false)]
    [InlineData("StringEqualsIfExists", false)]
    [InlineData("StringLike", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringLike", true)]
    [InlineData("ForAllValues:StringLike", true)]
    public void Conditions_name_subjects_and_audience(string operation, bool arePatterns)
    {
        var admission = Oidc(Cluster, $$"""{ "{{operation}}": { "{{Cluster.ToUpperInvariant()}}:SUB": ["system:serviceaccount:a:b", "system:serviceaccount:a:c"], "{{Cluster}}:aud": "sts.amazonaws.com" } }""");
        Same(["system:serviceaccount:a:b", "system:serviceaccount:a:c"], admission.Subjects);
        Assert.Equal(arePatterns, admission.SubjectsArePatterns);
        Assert.True(admission.NamesAudience);
    }

    [Theory]
    [InlineData("""{ "StringNotEquals": { "token.actions.githubusercontent.com:sub": "repo:a/b:ref:refs/heads/main" } }""")]
    [InlineData("""{ "StringEquals": { "other.example:sub": "repo:a/b:ref:refs/heads/main" } }""")]
    [InlineData("""{ "StringEquals": { "token.actions.githubusercontent.com:sub": [] } }""")]
    [InlineData("""{ "StringEquals": "token.actions.githubusercontent.com:sub" }""")]
    [InlineData("""{ "StringEquals": { "token.actions.githubusercontent.com:sub": 5 } }""")]
    [InlineData("[]")]
    public void Conditions_that_demand_no_subject_name_none(string conditions) => Assert.Empty(Oidc(GitHub, conditions).Subjects);

    [Fact]
    public void Exact_subjects_stand_before_patterns()
    {
        var admission = Oidc(GitHub, $$"""{ "StringLike": { "{{GitHub}}:sub": "repo:a/*" }, "StringEquals": { "{{GitHub}}:sub": "repo:a/b:environment:prod" } }""");
        Same(["repo:a/b:environment:prod"], admission.Subjects);
        Assert.False(admission.SubjectsArePatterns);
    }

    [Theory]
    [InlineData("""{ "StringEquals": { "sts:ExternalId": "8f1c2d" } }""", true)]
    [InlineData("""{ "StringLike": { "STS:externalid": "acme-*" } }""", true)]
    [InlineData("""{ "StringLike": { "sts:ExternalId": "*" } }""", false)]
    [InlineData("""{ "StringEqualsIfExists": { "sts:ExternalId": "8f1c2d" } }""", false)]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-1" } }""", false)]
    [InlineData("{}", false)]
    public void An_external_id_counts_where_it_is_demanded(string conditions, bool demanded)
    {
        Assert.Equal(demanded, Assert.Single(Admissions(AwsSamples.Trust("""{ "AWS": "444455556666" }""", conditions))).NamesExternalId);
        Assert.DoesNotContain("8f1c2d", Dump(s_format.Read(Json(AwsSamples.Role(AwsSamples.Trust("""{ "AWS": "444455556666" }""", conditions))))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"sts:AssumeRole\"", 1)]
    [InlineData("\"sts:assumerolewithsaml\"", 1)]
    [InlineData("[\"sts:TagSession\", \"sts:AssumeRoleWithWebIdentity\"]", 1)]
    [InlineData("\"sts:Assume*\"", 1)]
    [InlineData("\"sts:*\"", 1)]
    [InlineData("\"*\"", 1)]
    [InlineData("\"sts:TagSession\"", 0)]
    [InlineData("[\"sts:SetSourceIdentity\", \"sts:SetContext\"]", 0)]
    [InlineData("7", 0)]
    public void Only_statements_that_let_assume_count(string action, int count) =>
        Assert.Equal(count, Admissions(AwsSamples.Trust("""{ "Service": "ec2.amazonaws.com" }""", action: action)).Count);

    [Fact]
    public void Denials_do_not_admit_and_one_statement_may_stand_without_a_list()
    {
        Assert.Empty(Admissions("""{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole" } }"""));
        Assert.Single(Admissions("""{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" } }"""));
        Assert.Equal(2, Admissions(AwsSamples.Trust("""{ "AWS": ["111122223333", "444455556666"] }""")).Count);
    }

    [Fact]
    public void A_trust_may_be_written_as_url_encoded_text()
    {
        var text = Uri.EscapeDataString(AwsSamples.Trust("""{ "Service": "ec2.amazonaws.com" }"""));
        Assert.Equal("ec2.amazonaws.com", Assert.Single(Admissions($"\"{text}\"")).Authority);
    }

    [Theory]
    [InlineData("\"%7B%22Statement\"")]
    [InlineData("\"{\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_trust_that_cannot_be_read_is_noted(string trust)
    {
        var events = s_format.Read(Json(AwsSamples.Role(trust)));
        Assert.Empty(Assert.Single(events.Observed()).Admissions);
        Assert.Single(events.Notes());
    }

    [Fact]
    public void Anyone_under_conditions_is_noted() =>
        Assert.Single(s_format.Read(Json(AwsSamples.Role(AwsSamples.Trust("\"*\"", """{ "StringEquals": { "aws:PrincipalOrgID": "o-1" } }""")))).Notes());
}
