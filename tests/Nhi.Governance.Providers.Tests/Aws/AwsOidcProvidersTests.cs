using Nhi.Governance.Providers.Aws;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsOidcProvidersTests
{
    private static readonly AwsOidcProviders s_format = new();

    [Fact]
    public void Listed_providers_attach_to_their_account()
    {
        var provider = Assert.Single(s_format.Read(Json(AwsSamples.Providers)).Attached());
        Assert.Equal(("aws:111122223333", AttachmentReach.Members), (provider.Target, provider.Reach));
        Assert.Equal(2, s_format.Read(Json("""{ "OpenIDConnectProviderList": [{ "Arn": 1 }, null] }""")).Rejected().Count);
    }

    [Fact]
    public void A_provider_by_itself_is_counted_and_attaches_where_the_scope_tells_the_account()
    {
        Assert.Equal((1, 1), (s_format.Read(Json(AwsSamples.Provider)).Summary().Records, s_format.Read(Json(AwsSamples.Provider)).Summary().Attachments));
        Assert.Empty(s_format.Read(Json(AwsSamples.Provider)).Attached());
        Assert.Equal("aws:111122223333", Assert.Single(s_format.Read(Json(AwsSamples.Provider), ("aws.account", AwsSamples.Account)).Attached()).Target);
    }

    [Theory]
    [InlineData("""{ "Url": "https://example.com" }""")]
    [InlineData("""{ "Url": "https://example.com", "ClientIDList": "x" }""")]
    [InlineData("""{ "OpenIDConnectProviderList": "x" }""")]
    [InlineData("null")]
    public void Other_documents_are_not_claimed(string json) => Assert.False(s_format.Recognises(Json(json)));
}
