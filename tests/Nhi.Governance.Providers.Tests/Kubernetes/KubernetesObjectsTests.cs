using Nhi.Governance.Providers.Kubernetes;
using static Nhi.Governance.Providers.Tests.CloudExports;
using static Nhi.Governance.Providers.Tests.Kubernetes.KubernetesSamples;

namespace Nhi.Governance.Providers.Tests.Kubernetes;

public class KubernetesObjectsTests
{
    private static readonly KubernetesObjects s_format = new();

    private static IReadOnlyList<SourceEvent> Read(params string[] roots) => s_format.Read(Json(roots), ("kubernetes.cluster", Cluster));

    [Fact]
    public void Every_item_is_an_identity_an_attachment_or_a_rejection()
    {
        var summary = Read(All).Summary();
        Assert.Equal((13, 3, 10, 0), (summary.Records, summary.Identities, summary.Attachments, summary.Rejected));
        Assert.Equal("kubernetes/objects", summary.Format);
    }

    [Fact]
    public void Workloads_attach_to_the_account_they_run_as()
    {
        var workloads = Read(All).Attached().Where(item => item.Controllers.Count > 0).ToList();
        Same(["k8s:prod:deployment/payments/api", "k8s:prod:cronjob/payments/close"], workloads.SelectMany(item => item.Controllers));
        Same(["k8s:prod:system:serviceaccount:payments:api", "k8s:prod:system:serviceaccount:payments:default"], workloads.Select(item => item.Target));
        Assert.All(workloads, item => Assert.True(item.IsReference));
        Assert.All(workloads, item => Assert.Equal("k8s:prod:serviceaccounts/payments", item.Area));
        Assert.Equal("Deployment payments/api", workloads[0].Record);
    }

    [Theory]
    [InlineData("Deployment")]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    [InlineData("ReplicaSet")]
    [InlineData("Job")]
    public void Templates_of_each_kind_are_read(string kind)
    {
        var attached = Assert.Single(Read(List($$"""{ "kind": "{{kind}}", "metadata": { "name": "w", "namespace": "x" }, "spec": { "template": { "spec": { "serviceAccount": "old" } } } }""")).Attached());
        Same([$"k8s:prod:{kind.ToLowerInvariant()}/x/w"], attached.Controllers);
        Assert.Equal("k8s:prod:system:serviceaccount:x:old", attached.Target);
    }

    [Theory]
    [InlineData("", "k8s:prod:pod/x/p")]
    [InlineData(", \"ownerReferences\": [{ \"kind\": \"ReplicaSet\", \"name\": \"r\", \"controller\": true }]", "")]
    [InlineData(", \"ownerReferences\": [{ \"kind\": \"Node\", \"name\": \"n\", \"controller\": true }]", "")]
    [InlineData(", \"ownerReferences\": [{ \"kind\": \"ReplicaSet\", \"name\": \"r\" }]", "k8s:prod:pod/x/p")]
    [InlineData(", \"ownerReferences\": [{ \"kind\": \"Rollout\", \"name\": \"r\", \"controller\": true }]", "k8s:prod:rollout/x/r")]
    public void A_pod_runs_by_itself_unless_a_controller_runs_it(string owners, string controller)
    {
        var events = Read(List($$"""{ "kind": "Pod", "metadata": { "name": "p", "namespace": "x"{{owners}} }, "spec": { "serviceAccountName": "a" } }"""));
        Assert.Equal((1, 1), (events.Summary().Records, events.Summary().Attachments));
        Assert.Equal(controller, string.Concat(events.Attached().SelectMany(item => item.Controllers)));
    }

    [Fact]
    public void A_legacy_token_is_a_credential_of_its_account_that_never_ends()
    {
        var token = Assert.Single(Read(All).Attached(), item => item.Credentials.Count > 0);
        Assert.Equal("k8s:prod:u-api", token.Target);
        var credential = Assert.Single(token.Credentials);
        Assert.Equal((new CredentialId("k8s:prod:secret/payments/api-token"), CredentialKind.KubernetesLegacyToken), (credential.Id, credential.Kind));
        Assert.Equal(FactState.Absent, credential.Facts.StateOf(CredentialFacts.ExpiresAt));
        Assert.True(credential.Facts.Get(CredentialFacts.Enabled).Value);
        Assert.Equal(Day("2026-01-02T03:04:05Z"), credential.Facts.Get(CredentialFacts.CreatedAt).Value);
        Assert.Equal("system:serviceaccount:payments:api", credential.Facts.Known(CredentialFacts.Subject));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"labels\": { \"kubernetes.io/legacy-token-invalid-since\": \"2026-10-01\" }, ", false)]
    public void A_token_without_uid_goes_by_name_and_one_that_is_refused_is_disabled(string labels, bool enabled)
    {
        var token = Assert.Single(Read(List($$"""{ "kind": "Secret", "type": "kubernetes.io/service-account-token", "metadata": { "name": "t", "namespace": "x", {{labels}}"annotations": { "kubernetes.io/service-account.name": "a" } } }""")).Attached());
        Assert.Equal("k8s:prod:system:serviceaccount:x:a", token.Target);
        Assert.Equal(enabled, token.Credentials[0].Facts.Get(CredentialFacts.Enabled).Value);
    }

    [Fact]
    public void Other_secrets_attach_to_their_namespace_and_a_token_of_nobody_is_rejected()
    {
        var secret = Assert.Single(Read(All).Attached(), item => item.Record is "Secret payments/db");
        Assert.Equal(("k8s:prod/payments", AttachmentReach.Members), (secret.Target, secret.Reach));
        Assert.Equal(0, secret.Facts.Count);
        Assert.Single(Read(List("""{ "kind": "Secret", "type": "kubernetes.io/service-account-token", "metadata": { "name": "t", "namespace": "x" } }""")).Rejected());
    }

    [Fact]
    public void A_namespace_tells_environment_and_platform_owner_of_what_is_in_it()
    {
        var space = Assert.Single(Read(All).Attached(), item => item.Record is "Namespace payments");
        Assert.Equal(("k8s:prod/payments", AttachmentReach.Members), (space.Target, space.Reach));
        Assert.Equal("production", space.Facts.Known(IdentityFacts.Environment));
        Assert.Equal([new OwnerClaim(OwnerRole.Platform, "team-platform", ClaimTrust.Tag, "export")], space.Owners);
    }

    [Fact]
    public void Without_a_cluster_everything_is_rejected_with_the_option_to_give()
    {
        var events = s_format.Read(Json(All));
        Assert.Equal((13, 13), (events.Summary().Records, events.Summary().Rejected));
        Assert.All(events.Rejected(), reason => Assert.Contains("--scope kubernetes.cluster=NAME", reason, StringComparison.Ordinal));
        Assert.Empty(events.Summary().Areas);
    }

    [Theory]
    [InlineData("""{ "kind": "ConfigMap", "metadata": { "name": "c", "namespace": "x" } }""", "ConfigMap")]
    [InlineData("""{ "kind": "no such kind!", "metadata": {} }""", "not read")]
    [InlineData("""{ "metadata": { "name": "c" } }""", "kind")]
    [InlineData("null", "kind")]
    [InlineData("7", "kind")]
    [InlineData("""{ "kind": "ServiceAccount", "metadata": { "name": "a", "namespace": "x" } }""", "uid")]
    [InlineData("""{ "kind": "ServiceAccount", "metadata": { "name": "a", "uid": "u" } }""", "namespace")]
    [InlineData("""{ "kind": "ServiceAccount", "metadata": { "name": "a/b", "namespace": "x", "uid": "u" } }""", "name")]
    [InlineData("""{ "kind": "Deployment", "metadata": { "name": "a", "namespace": "x" }, "spec": { "template": [] } }""", "pod")]
    [InlineData("""{ "kind": "Pod", "metadata": { "name": "a", "namespace": "x" }, "spec": { "serviceAccountName": "a b" } }""", "account")]
    [InlineData("""{ "kind": "Role", "metadata": { "name": "a", "namespace": "x" }, "rules": {} }""", "rules")]
    [InlineData("""{ "kind": "RoleBinding", "metadata": { "name": "a", "namespace": "x" } }""", "role")]
    [InlineData("""{ "kind": "ClusterRoleBinding", "metadata": { "name": "a" }, "roleRef": { "kind": "Role", "name": "r" } }""", "role")]
    public void Items_that_cannot_be_read_are_rejected_with_a_reason(string item, string reason)
    {
        var events = Read(List(item));
        Assert.Contains(reason, Assert.Single(events.Rejected()), StringComparison.Ordinal);
        Assert.Equal(1, events.Summary().Records);
    }

    [Fact]
    public void A_typed_list_of_the_api_gives_its_items_their_kind() =>
        Assert.Single(Read("""{ "apiVersion": "v1", "kind": "ServiceAccountList", "metadata": {}, "items": [{ "metadata": { "name": "a", "namespace": "x", "uid": "u" } }] }""").Observed());

    [Fact]
    public void Single_objects_and_several_documents_are_read()
    {
        Assert.Single(Read(Account()).Observed());
        var events = Read(Account("a"), "null", Account("b"), List(Account("c")));
        Assert.Equal((3, 3), (events.Observed().Count, events.Summary().Records));
    }

    [Fact]
    public void A_list_of_several_namespaces_is_of_the_whole_cluster_and_one_of_a_single_namespace_of_that()
    {
        Same(["k8s:prod:serviceaccounts"], Complete(Account("default", "kube-system"), Account("default", "x")));
        Same(["k8s:prod:serviceaccounts"], Complete(Account("a", "y"), Account("a", "x")));
        Same(["k8s:prod:serviceaccounts/kube-system"], Complete(Account("default", "kube-system")));
        Same(["k8s:prod:clusterroles"], Complete(Role("[]")));
        Same(["k8s:prod:clusterroles", "k8s:prod:serviceaccounts/x"], Complete(Role("[]"), Account()));
        IEnumerable<string> Complete(params string[] items) => Read(List(items)).Areas().Where(area => area.Value == Coverage.Complete).Select(area => area.Key).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Pages_rejections_and_single_objects_are_partial()
    {
        const string Area = "k8s:prod:serviceaccounts/x";
        Assert.Equal(Coverage.Partial, Read(List(Account()).Replace("\"metadata\": {}", "\"metadata\": { \"continue\": \"abc\" }", StringComparison.Ordinal)).Areas()[Area]);
        Assert.Equal(Coverage.Complete, Read(List(Account()).Replace("\"metadata\": {}", "\"metadata\": { \"continue\": \"\" }", StringComparison.Ordinal)).Areas()[Area]);
        Assert.Equal(Coverage.Partial, Read(List(Account(), """{ "kind": "ServiceAccount", "metadata": {} }""")).Areas()[Area]);
        Assert.Equal(Coverage.Partial, Read(Account()).Areas()[Area]);
    }

    [Fact]
    public void A_hundred_thousand_items_are_read() =>
        Assert.Equal(100_000, Read(List([.. Enumerable.Range(0, 100_000).Select(number => Account($"a{number}"))])).Summary().Identities);

    [Theory]
    [InlineData("""{ "name": "package", "version": "1.0.0", "kind": "List" }""")]
    [InlineData("""{ "kind": "List", "items": [] }""")]
    [InlineData("""{ "apiVersion": "v1", "kind": "List", "items": {} }""")]
    [InlineData("""{ "apiVersion": "v1", "kind": "Config", "clusters": [] }""")]
    [InlineData("""{ "apiVersion": "v2", "name": "chart" }""")]
    [InlineData("""{ "apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": {} }""")]
    [InlineData("[]")]
    public void Other_documents_are_not_claimed(string json) => Assert.False(s_format.Recognises(Json(json)));
}
