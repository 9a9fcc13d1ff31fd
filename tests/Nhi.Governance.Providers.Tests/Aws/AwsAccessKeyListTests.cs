using Nhi.Governance.Providers.Aws;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsAccessKeyListTests
{
    private static readonly AwsAccessKeyList s_format = new();

    private static string One(string id) => $$"""{ "AccessKeyMetadata": [{ "UserName": "u", "AccessKeyId": "{{id}}", "Status": "Active", "CreateDate": "2026-01-01T00:00:00Z" }] }""";

    /// <summary>The twelve digits as newer ids hold them.</summary>
    private static string Holding(long account)
    {
        var bits = (1UL << 47) | ((ulong)account << 7) | 0b101_0101;
        var letters = Enumerable.Range(0, 10).Select(index => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(int)(((bits << 2) >> (45 - (5 * index))) & 31)]);
        return $"AKIA{string.Concat(letters)}ABCDEF";
    }

    [Fact]
    public void Keys_attach_to_their_user_whatever_its_path()
    {
        var events = s_format.Read(Json(AwsSamples.Keys), ("aws.account", AwsSamples.Account));
        Assert.Equal((2, 2), (events.Summary().Records, events.Summary().Attachments));
        var key = events.Attached()[0];
        Assert.Equal("aws:111122223333:user/reporting", key.Target);
        Assert.Equal(AttachmentReach.Identity, key.Reach);
        Assert.False(key.IsReference);
        Assert.Equal(IdentityClass.ApiKey, key.BearerClass);
        Assert.Equal("aws:111122223333:users", key.Area);
        Same(["aws:111122223333"], key.Containers);
        var credential = Assert.Single(key.Credentials);
        Assert.Equal((new CredentialId("aws:key:AKIAIOSFODNN7EXAMPLE"), CredentialKind.AwsAccessKey), (credential.Id, credential.Kind));
        Assert.True(credential.Facts.Get(CredentialFacts.Enabled).Value);
        Assert.Equal(Day("2025-03-01T08:01:00Z"), credential.Facts.Get(CredentialFacts.CreatedAt).Value);
        Assert.False(events.Attached()[1].Credentials[0].Facts.Get(CredentialFacts.Enabled).Value);
    }

    [Theory]
    [InlineData(111122223333)]
    [InlineData(123456789012)]
    [InlineData(999999999999)]
    [InlineData(1)]
    public void Without_a_scope_the_key_id_tells_the_account(long account) =>
        Assert.Equal($"aws:{account:D12}:user/u", Assert.Single(s_format.Read(Json(One(Holding(account)))).Attached()).Target);

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("AKIAPQ5CMEXAMPLE")]
    [InlineData("AKIAQ18818881888EXAM")]
    public void An_older_key_without_a_scope_is_rejected_with_the_option_to_give(string id) =>
        Assert.Contains("aws.account", Assert.Single(s_format.Read(Json(One(id))).Rejected()), StringComparison.Ordinal);

    [Fact]
    public void The_scope_wins_and_of_several_accounts_the_one_the_id_holds()
    {
        var id = Holding(123456789012);
        var events = s_format.Read(Json(One(id)), ("aws.account", AwsSamples.Account));
        Assert.Equal("aws:111122223333:user/u", events.Attached()[0].Target);
        Assert.Single(events.Notes());
        Assert.Equal("aws:123456789012:user/u", s_format.Read(Json(One(id)), ("aws.account", "123456789012"), ("aws.account", AwsSamples.Account)).Attached()[0].Target);
    }

    [Theory]
    [InlineData("""{ "AccessKeyMetadata": [{}, null, 1, { "UserName": "u" }, { "UserName": "u", "AccessKeyId": "akia" }, { "UserName": "a/b", "AccessKeyId": "AKIAIOSFODNN7EXAMPLE" }] }""", 6)]
    public void Keys_that_cannot_be_named_are_rejected(string json, int count) =>
        Assert.Equal(count, s_format.Read(Json(json), ("aws.account", AwsSamples.Account)).Rejected().Count);

    [Fact]
    public void A_user_without_keys_is_an_empty_list_and_a_cut_list_is_noted()
    {
        Assert.True(s_format.Recognises(Json("""{ "AccessKeyMetadata": [] }""")));
        Assert.Equal(0, s_format.Read(Json("""{ "AccessKeyMetadata": [] }""")).Summary().Records);
        Assert.Single(s_format.Read(Json("""{ "AccessKeyMetadata": [], "IsTruncated": true }""")).Notes());
    }

    [Theory]
    [InlineData("""{ "AccessKey": { "AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x" } }""")]
    [InlineData("""{ "AccessKeyMetadata": {} }""")]
    [InlineData("[]")]
    public void Other_documents_are_not_claimed(string json) => Assert.False(s_format.Recognises(Json(json)));

    [Fact]
    public void The_root_users_keys_attach_to_the_root_user() =>
        Assert.Equal("aws:111122223333:root", s_format.Read(Json(One("AKIAIOSFODNN7EXAMPLE").Replace("\"u\"", "\"<root_account>\"", StringComparison.Ordinal)), ("aws.account", AwsSamples.Account)).Attached()[0].Target);
}
