using Nhi.Governance.Providers.Kubernetes;
using static Nhi.Governance.Providers.Tests.CloudExports;
using static Nhi.Governance.Providers.Tests.Kubernetes.KubernetesSamples;

namespace Nhi.Governance.Providers.Tests.Kubernetes;

public class KubernetesRightsTests
{
    private const string Accounts = """[{ "kind": "ServiceAccount", "name": "a", "namespace": "y" }]""";

    private static IReadOnlyList<SourceEvent> Read(string item) => new KubernetesObjects().Read(Json(List(item)), ("kubernetes.cluster", Cluster));

    [Theory]
    [InlineData("""[{ "verbs": ["*"], "apiGroups": ["*"], "resources": ["*"] }]""", true)]
    [InlineData("""[{ "verbs": ["get"], "apiGroups": ["*"], "resources": ["*"] }]""", false)]
    [InlineData("""[{ "verbs": ["*"], "apiGroups": [""], "resources": ["*"] }]""", false)]
    [InlineData("""[{ "verbs": ["*"], "apiGroups": ["*"], "resources": ["pods"] }]""", false)]
    [InlineData("""[{ "verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "resourceNames": ["one"] }]""", false)]
    [InlineData("null", false)]
    public void All_verbs_on_all_resources_make_an_administrator_cluster_wide_alone(string rules, bool expected)
    {
        var attachments = Read(Role(rules)).Attached();
        Same(["k8s:prod:clusterrole/r", "k8s:prod:clusterrole/r@namespace"], attachments.Select(item => item.Target));
        Assert.All(attachments, item => Assert.Equal(AttachmentReach.Members, item.Reach));
        Assert.Equal(expected ? "ClusterRole r" : null, attachments[0].Facts.Known(AccessFacts.AdministratorBy));
        Assert.Null(attachments[1].Facts.Known(AccessFacts.AdministratorBy));
        Assert.Equal(1, Read(Role(rules)).Summary().Records);
    }

    [Fact]
    public void Cluster_admin_is_an_administrator_by_name() => Assert.Equal("ClusterRole cluster-admin", Read(Role("[]", name: "cluster-admin")).Attached()[0].Facts.Known(AccessFacts.AdministratorBy));

    [Theory]
    [InlineData("""{ "verbs": ["get"], "apiGroups": [""], "resources": ["secrets"] }""", "get secrets")]
    [InlineData("""{ "verbs": ["watch", "list"], "apiGroups": [""], "resources": ["pods", "secrets"], "resourceNames": ["one"] }""", "list/watch secrets")]
    [InlineData("""{ "verbs": ["*"], "apiGroups": ["*"], "resources": ["secrets"] }""", "* secrets")]
    [InlineData("""{ "verbs": ["get"], "apiGroups": ["*"], "resources": ["*"] }""", "get secrets")]
    [InlineData("""{ "verbs": ["create"], "apiGroups": [""], "resources": ["serviceaccounts/token"] }""", "create serviceaccounts/token")]
    [InlineData("""{ "verbs": ["create"], "apiGroups": [""], "resources": ["*/token"] }""", "create serviceaccounts/token")]
    [InlineData("""{ "verbs": ["create", "update"], "apiGroups": [""], "resources": ["secrets", "serviceaccounts"] }""", null)]
    [InlineData("""{ "verbs": ["get"], "apiGroups": ["apps"], "resources": ["*"] }""", null)]
    [InlineData("""{ "verbs": ["get"], "nonResourceURLs": ["*"] }""", null)]
    [InlineData("7", null)]
    public void Reading_secrets_and_making_tokens_is_told_in_words(string rule, string? way)
    {
        Assert.Equal(way is null ? null : $"Role x/r: {way}", Assert.Single(Read(Role($"[{rule}]", "Role")).Attached()).Facts.Known(AccessFacts.SecretAccessBy));
        Assert.All(Read(Role($"[{rule}]")).Attached(), item => Assert.Equal(way is null ? null : $"ClusterRole r: {way}", item.Facts.Known(AccessFacts.SecretAccessBy)));
    }

    [Fact]
    public void A_role_is_a_container_of_its_namespace() => Assert.Equal("k8s:prod:role/x/r", Assert.Single(Read(Role("[]", "Role")).Attached()).Target);

    [Theory]
    [InlineData("ClusterRoleBinding", "ClusterRole", "k8s:prod:clusterrole/r", "ClusterRoleBinding b (ClusterRole r)")]
    [InlineData("RoleBinding", "ClusterRole", "k8s:prod:clusterrole/r@namespace", "RoleBinding x/b (ClusterRole r)")]
    [InlineData("RoleBinding", "Role", "k8s:prod:role/x/r", "RoleBinding x/b (Role r)")]
    public void A_binding_makes_its_accounts_members_of_the_role(string kind, string roleKind, string container, string grant)
    {
        var binding = Assert.Single(Read(Binding(Accounts, kind: kind, roleKind: roleKind)).Attached());
        Assert.Equal(("k8s:prod:system:serviceaccount:y:a", AttachmentReach.Identity, true), (binding.Target, binding.Reach, binding.IsReference));
        Assert.Equal("k8s:prod:serviceaccounts/y", binding.Area);
        Same([container], binding.Containers);
        Assert.Equal(grant, binding.Facts.Known(AccessFacts.Grants));
        Assert.Null(binding.Facts.Known(AccessFacts.AdministratorBy));
    }

    [Fact]
    public void A_cluster_wide_binding_of_cluster_admin_needs_no_role_list()
    {
        Assert.Equal("ClusterRole cluster-admin", Read(Binding(Accounts, "cluster-admin")).Attached()[0].Facts.Known(AccessFacts.AdministratorBy));
        Assert.Null(Read(Binding(Accounts, "cluster-admin", "RoleBinding")).Attached()[0].Facts.Known(AccessFacts.AdministratorBy));
    }

    [Fact]
    public void Users_and_other_groups_are_counted_and_nothing_more()
    {
        var events = Read(Binding("""[{ "kind": "User", "name": "jane" }, { "kind": "Group", "name": "system:masters" }]"""));
        Assert.Empty(events.Attached());
        Assert.Equal((1, 1), (events.Summary().Records, events.Summary().Attachments));
        Assert.DoesNotContain("jane", Dump(events), StringComparison.Ordinal);
        Assert.Equal(1, Read(Binding("null")).Summary().Attachments);
    }

    [Theory]
    [InlineData("system:serviceaccounts", "k8s:prod")]
    [InlineData("system:serviceaccounts:y", "k8s:prod/y")]
    public void The_groups_of_service_accounts_reach_all_of_them(string group, string target)
    {
        var subjects = $$"""[{ "kind": "Group", "name": "{{group}}" }]""";
        var binding = Assert.Single(Read(Binding(subjects)).Attached());
        Assert.Equal((target, AttachmentReach.Members), (binding.Target, binding.Reach));
        Same(["k8s:prod:clusterrole/r"], binding.Containers);
        Assert.Empty(Read(Binding(subjects, "system:service-account-issuer-discovery")).Attached());
    }

    [Fact]
    public void An_account_may_be_bound_as_the_user_it_is() =>
        Assert.Equal("k8s:prod:system:serviceaccount:y:a", Assert.Single(Read(Binding("""[{ "kind": "User", "name": "system:serviceaccount:y:a" }]""")).Attached()).Target);

    [Fact]
    public void Bindings_of_the_control_plane_do_not_dangle()
    {
        const string Labels = """{ "kubernetes.io/bootstrapping": "rbac-defaults" }""";
        Assert.False(Read(Binding(Accounts, name: "system:controller:x", labels: Labels)).Attached()[0].IsReference);
        Assert.True(Read(Binding(Accounts, name: "mine", labels: Labels)).Attached()[0].IsReference);
        Assert.True(Read(Binding(Accounts, name: "system:mine")).Attached()[0].IsReference);
    }

    [Fact]
    public void A_subject_without_a_name_is_left_out_and_noted()
    {
        var events = Read(Binding("""[{ "kind": "ServiceAccount" }, { "kind": "ServiceAccount", "name": "a", "namespace": "y" }, null, 7]"""));
        Assert.Single(events.Attached());
        Assert.Single(events.Notes());
    }
}
