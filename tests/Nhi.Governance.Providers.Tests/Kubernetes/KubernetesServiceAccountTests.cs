using Nhi.Governance.Providers.Kubernetes;
using static Nhi.Governance.Providers.Tests.CloudExports;
using static Nhi.Governance.Providers.Tests.Kubernetes.KubernetesSamples;

namespace Nhi.Governance.Providers.Tests.Kubernetes;

public class KubernetesServiceAccountTests
{
    private static readonly KubernetesObjects s_format = new();

    private static IReadOnlyList<SourceEvent> Read(params string[] roots) => s_format.Read(Json(roots), ("kubernetes.cluster", Cluster));

    private static Observation One(string metadata) => Assert.Single(Read(List(Account(metadata: metadata))).Observed());

    [Fact]
    public void A_service_account_is_known_by_uid_and_subject()
    {
        var account = Read(All).Observed()[0];
        Assert.Equal(new IdentityId("k8s:prod:u-api"), account.Id);
        Assert.Equal([new IdentityId("k8s:prod:system:serviceaccount:payments:api")], account.Aliases);
        Assert.Equal("k8s:prod:serviceaccounts/payments", account.Area);
        Same(["k8s:prod", "k8s:prod/payments"], account.Containers);
        Assert.Equal([new IdentityId("arn:aws:iam::111122223333:role/api")], account.Becomes);
        Assert.Equal("payments/api", account.Facts.Known(IdentityFacts.Name));
        Assert.Equal("k8s:service-account", account.Facts.Known(IdentityFacts.Subclass));
        Assert.Equal("system:serviceaccount:payments:api", account.Facts.Known(TrustFacts.Subject));
        Assert.Equal(FactState.Unknown, account.Facts.StateOf(TrustFacts.Issuer));
        Assert.Equal(Day("2026-01-02T03:04:05Z"), account.Facts.Get(IdentityFacts.CreatedAt).Value);
        Assert.Empty(account.Credentials);
    }

    [Fact]
    public void Annotations_and_labels_tell_owner_environment_system_vendor_purpose_and_review()
    {
        var account = Read(All).Observed()[0];
        Assert.Equal([new OwnerClaim(OwnerRole.Application, "team-pay", ClaimTrust.Tag, "export")], account.Owners);
        Assert.Equal("production", account.Facts.Known(IdentityFacts.Environment));
        Assert.Equal("payments", account.Facts.Known(IdentityFacts.System));
        Assert.Equal("Acme", account.Facts.Known(IdentityFacts.Vendor));
        Assert.Equal("takes payments", account.Facts.Known(IdentityFacts.Purpose));
        Assert.Equal(Day("2027-01-31"), account.Facts.Get(IdentityFacts.ReviewDue).Value);
        Assert.Equal("billing", One(", \"labels\": { \"system\": \"billing\", \"team\": \"t\" }").Facts.Known(IdentityFacts.System));
        Assert.Equal("t", One(", \"labels\": { \"team\": \"t\" }").Owners[0].Party);
    }

    [Fact]
    public void An_account_without_annotations_has_been_asked()
    {
        var account = One(string.Empty);
        Assert.Equal([new OwnerClaim(OwnerRole.Application, null, ClaimTrust.Tag, "export")], account.Owners);
        Assert.Equal(FactState.Absent, account.Facts.StateOf(IdentityFacts.Purpose));
        Assert.Equal(FactState.Absent, account.Facts.StateOf(IdentityFacts.ReviewDue));
        Assert.Equal(FactState.Unknown, account.Facts.StateOf(IdentityFacts.Environment));
    }

    [Fact]
    public void A_mission_is_a_purpose_and_with_a_sponsor_makes_an_agent()
    {
        var agent = One(", \"annotations\": { \"mission\": \"answers tickets\", \"sponsor\": \"j.doe@acme.example\" }");
        Assert.Equal("answers tickets", agent.Facts.Known(IdentityFacts.Purpose));
        Assert.True(agent.Facts.Get(IdentityFacts.Sponsored).Value);
        Assert.Contains(new OwnerClaim(OwnerRole.Sponsor, "j.doe@acme.example", ClaimTrust.Tag, "export"), agent.Owners);
        var unsponsored = One(", \"annotations\": { \"mission\": \"answers tickets\" }");
        Assert.Equal(FactState.Unknown, unsponsored.Facts.StateOf(IdentityFacts.Sponsored));
        Assert.Contains(new OwnerClaim(OwnerRole.Sponsor, null, ClaimTrust.Tag, "export"), unsponsored.Owners);
        Assert.Equal(FactState.Unknown, One(", \"annotations\": { \"purpose\": \"p\", \"sponsor\": \"s\" }").Facts.StateOf(IdentityFacts.Sponsored));
    }

    [Fact]
    public void The_default_account_and_built_in_controllers_are_told()
    {
        var accounts = Read(All).Observed();
        Assert.False(accounts[0].Facts.Get(IdentityFacts.DefaultAccount).Value);
        Assert.True(accounts[1].Facts.Get(IdentityFacts.DefaultAccount).Value);
        Assert.True(accounts[2].Facts.Get(IdentityFacts.VendorMade).Value);
        Assert.Equal(FactState.Unknown, accounts[1].Facts.StateOf(IdentityFacts.VendorMade));
        Assert.Equal(FactState.Unknown, Assert.Single(Read(List(Account("namespace-controller", "mine"))).Observed()).Facts.StateOf(IdentityFacts.VendorMade));
        Assert.Equal(FactState.Unknown, Assert.Single(Read(List(Account("my-agent", "kube-system"))).Observed()).Facts.StateOf(IdentityFacts.VendorMade));
    }

    [Fact]
    public void An_issuer_of_the_scope_is_the_accounts_issuer() =>
        Assert.Equal("oidc.example.com/id/A", s_format.Read(Json(List(Account())), ("kubernetes.cluster", Cluster), ("kubernetes.issuer", "https://oidc.example.com/id/A")).Observed()[0].Facts.Known(TrustFacts.Issuer));

    [Fact]
    public void A_role_annotation_that_is_no_arn_is_noted()
    {
        var events = Read(List(Account(metadata: ", \"annotations\": { \"eks.amazonaws.com/role-arn\": \"some-role\" }")));
        Assert.Empty(events.Observed()[0].Becomes);
        Assert.Single(events.Notes());
    }
}
