using Nhi.Governance.Providers.Aws;
using Nhi.Governance.Providers.Files;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsHostileTests
{
    private const string Mark = "never-to-be-seen";

    private static readonly HashSet<string> s_allowed = new(StringComparer.Ordinal)
    {
        "UserName", "UserId", "Arn", "CreateDate", "GroupList", "PolicyName", "PolicyArn", "Key", "Value", "RoleName", "RoleId", "LastUsedDate", "AccessKeyId", "Status",
        "Service", "Federated", "AWS", "Effect", "Action", "Resource", "PolicyDocument", "AssumeRolePolicyDocument", "Document",
    };

    [Fact]
    public void A_broken_export_ends_in_rejections_and_every_record_is_counted()
    {
        Check(new AwsAuthorizationDetails(), AwsSamples.Details, ["UserDetailList", "RoleDetailList", "GroupDetailList", "Policies"]);
        Check(new AwsAccessKeyList(), AwsSamples.Keys, ["AccessKeyMetadata"]);
        Check(new AwsOidcProviders(), AwsSamples.Providers, ["OpenIDConnectProviderList"]);
    }

    [Fact]
    public void A_broken_trust_ends_in_no_exception() => Check(
        new AwsAuthorizationDetails(),
        AwsSamples.Role(AwsSamples.Trust("""{ "AWS": ["*", "111122223333", "arn:aws:sts::111122223333:assumed-role/r/s"], "Federated": "arn:aws:iam::111122223333:oidc-provider/a.example" }""", """{ "StringLike": { "a.example:sub": ["x*", "y"], "sts:ExternalId": "z" } }""")),
        ["UserDetailList", "RoleDetailList", "GroupDetailList", "Policies"]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_kept_that_is_not_on_the_list(int which)
    {
        (IExportFormat format, string json) = which switch
        {
            0 => ((IExportFormat)new AwsAuthorizationDetails(), AwsSamples.Details),
            1 => (new AwsAccessKeyList(), AwsSamples.Keys),
            2 => (new AwsOidcProviders(), AwsSamples.Provider),
            _ => (new AwsAuthorizationDetails(), AwsSamples.Role(AwsSamples.Trust("""{ "AWS": "444455556666" }""", """{ "StringEquals": { "sts:ExternalId": "secret" } }"""))),
        };
        var marked = ExportMutation.Mark(json, Mark, s_allowed);
        Assert.Contains(Mark, marked, StringComparison.Ordinal);
        var events = format.Read(Json(marked), ("aws.account", AwsSamples.Account));
        Assert.Empty(events.Rejected());
        Assert.DoesNotContain(Mark, Dump(events), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_keeps_no_other_column()
    {
        var lines = AwsSamples.Report.Split('\n').Select((line, index) => line.TrimEnd('\r') + (index == 0 ? ",cert_1_active,note" : $",{Mark},{Mark}"));
        Assert.DoesNotContain(Mark, Dump(new AwsCredentialReport().Read(Table(string.Join('\n', lines)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_that_are_not_on_the_list_are_not_kept() =>
        Assert.DoesNotContain("free text", Dump(new AwsAuthorizationDetails().Read(Json(AwsSamples.Details))), StringComparison.Ordinal);

    [Fact]
    public void A_policy_that_is_nested_without_end_is_unread()
    {
        var deep = string.Concat(Enumerable.Repeat("%7B%22Statement%22%3A", 5000));
        var events = new AwsAuthorizationDetails().Read(Json(AwsSamples.UserWith($"\"{deep}\"")));
        Assert.Single(events.Observed());
    }

    private static void Check(IExportFormat format, string json, string[] lists) => ExportMutation.Run(json, broken =>
    {
        var document = Json(broken);
        if (!format.Recognises(document))
        {
            return;
        }

        var events = format.Read(document, ("aws.account", AwsSamples.Account));
        var expected = ExportMutation.Count(broken, lists);
        var ended = events.Count(item => item is SourceEvent.Observed or SourceEvent.Attached or SourceEvent.Rejected);
        Assert.Equal((expected, expected), (ended, events.Summary().Records));
        _ = Dump(events);
    });
}
