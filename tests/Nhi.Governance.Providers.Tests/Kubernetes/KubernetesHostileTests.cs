using Nhi.Governance.Providers.Kubernetes;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Kubernetes;

public class KubernetesHostileTests
{
    private const string Mark = "never-to-be-seen";

    private static readonly HashSet<string> s_allowed = new(StringComparer.Ordinal)
    {
        "apiVersion", "kind", "name", "namespace", "uid", "creationTimestamp", "controller", "serviceAccountName", "type", "verbs", "apiGroups", "resources",
        "owner", "environment", "vendor", "purpose", "review-date", "team", "app.kubernetes.io/part-of", "eks.amazonaws.com/role-arn",
        "kubernetes.io/service-account.name", "kubernetes.io/service-account.uid",
    };

    [Fact]
    public void A_broken_export_ends_in_rejections_and_every_item_is_counted() => ExportMutation.Run(KubernetesSamples.All, broken =>
    {
        var format = new KubernetesObjects();
        var document = Json(broken);
        if (!format.Recognises(document))
        {
            return;
        }

        var events = format.Read(document, ("kubernetes.cluster", "prod"), ("kubernetes.issuer", "https://a.example"));
        var expected = ExportMutation.Count(broken, "items");
        var ended = events.Count(item => item is SourceEvent.Observed or SourceEvent.Attached or SourceEvent.Rejected);
        Assert.Equal((expected, expected), (ended, events.Summary().Records));
        _ = Dump(events);
    });

    [Fact]
    public void A_broken_issuer_ends_in_no_exception() => ExportMutation.Run(KubernetesSamples.Issuer, broken =>
    {
        var format = new KubernetesIssuer();
        var document = Json(broken);
        if (format.Recognises(document))
        {
            Assert.Equal(1, format.Read(document).Summary().Records);
        }

        _ = format.ScopeOf(document).ToList();
    });

    [Fact]
    public void Nothing_is_kept_that_is_not_on_the_list()
    {
        var marked = ExportMutation.Mark(KubernetesSamples.All, Mark, s_allowed);
        Assert.Contains(Mark, marked, StringComparison.Ordinal);
        var events = new KubernetesObjects().Read(Json(marked), ("kubernetes.cluster", "prod"));
        Assert.Empty(events.Rejected());
        Assert.Equal(13, events.Summary().Records);
        Assert.DoesNotContain(Mark, Dump(events), StringComparison.Ordinal);
    }

    [Fact]
    public void What_secrets_hold_is_never_kept()
    {
        var text = Dump(new KubernetesObjects().Read(Json(KubernetesSamples.All), ("kubernetes.cluster", "prod")));
        Assert.DoesNotContain("bmV2ZXI=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
    }
}
