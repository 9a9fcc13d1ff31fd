using Nhi.Governance.Providers.Kubernetes;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Kubernetes;

public class KubernetesIssuerTests
{
    private static readonly KubernetesIssuer s_format = new();

    [Fact]
    public void The_issuer_reaches_every_account_of_the_cluster()
    {
        var issuer = Assert.Single(s_format.Read(Json(KubernetesSamples.Issuer), ("kubernetes.cluster", "prod")).Attached());
        Assert.Equal(("k8s:prod", AttachmentReach.Members), (issuer.Target, issuer.Reach));
        Assert.Equal("oidc.example.com:6443", issuer.Facts.Known(TrustFacts.Issuer));
    }

    [Fact]
    public void Without_a_scope_the_host_names_the_cluster()
    {
        Assert.Equal("k8s:oidc.example.com", s_format.Read(Json(KubernetesSamples.Issuer)).Attached()[0].Target);
        Assert.Equal(
            [KeyValuePair.Create("kubernetes.cluster", "oidc.example.com"), KeyValuePair.Create("kubernetes.issuer", "oidc.example.com:6443")],
            s_format.ScopeOf(Json(KubernetesSamples.Issuer)));
        Assert.Empty(s_format.ScopeOf(Json("{}")));
    }

    [Fact]
    public void A_host_that_clusters_share_is_noted()
    {
        var shared = KubernetesSamples.Issuer.Replace("oidc.example.com:6443", "oidc.eks.eu-west-1.amazonaws.com/id/ABC", StringComparison.Ordinal);
        Assert.Single(s_format.Read(Json(shared)).Notes());
        Assert.Empty(s_format.Read(Json(shared), ("kubernetes.cluster", "prod")).Notes());
        Assert.Equal("oidc.eks.eu-west-1.amazonaws.com/id/ABC", s_format.Read(Json(shared)).Attached()[0].Facts.Known(TrustFacts.Issuer));
    }

    [Theory]
    [InlineData("\"authorization_endpoint\": \"urn:kubernetes:programmatic_authorization\", ", true)]
    [InlineData("\"claims_supported\": [\"sub\", \"iss\"], ", true)]
    [InlineData("\"authorization_endpoint\": \"https://login.example.com/authorize\", ", false)]
    [InlineData("\"authorization_endpoint\": \"\", ", false)]
    [InlineData("\"token_endpoint\": \"https://login.example.com/token\", ", false)]
    [InlineData("\"scopes_supported\": [\"openid\"], ", false)]
    public void Providers_for_people_and_pipelines_are_not_claimed(string more, bool expected) =>
        Assert.Equal(expected, s_format.Recognises(Json(KubernetesSamples.Issuer.Replace("{ \"issuer\"", $"{{ {more}\"issuer\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData("""{ "issuer": "https://a.example" }""")]
    [InlineData("""{ "issuer": "nothing", "jwks_uri": "x", "subject_types_supported": ["public"] }""")]
    [InlineData("""{ "issuer": "file:///etc", "jwks_uri": "x", "subject_types_supported": ["public"] }""")]
    [InlineData("""{ "issuer": 5, "jwks_uri": "x", "subject_types_supported": ["public"] }""")]
    [InlineData("[]")]
    public void Other_documents_are_not_claimed(string json) => Assert.False(s_format.Recognises(Json(json)));
}
