using System.Collections.Frozen;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Service accounts that the control plane makes for its own controllers in <c>kube-system</c>.</summary>
internal static class KubernetesControllers
{
    private static readonly FrozenSet<string> s_builtIn = FrozenSet.Create(
        StringComparer.Ordinal,
        "attachdetach-controller",
        "bootstrap-signer",
        "certificate-controller",
        "cloud-provider",
        "clusterrole-aggregation-controller",
        "cronjob-controller",
        "daemon-set-controller",
        "deployment-controller",
        "device-taint-eviction-controller",
        "disruption-controller",
        "endpoint-controller",
        "endpointslice-controller",
        "endpointslicemirroring-controller",
        "ephemeral-volume-controller",
        "expand-controller",
        "generic-garbage-collector",
        "horizontal-pod-autoscaler",
        "job-controller",
        "legacy-service-account-token-cleaner",
        "namespace-controller",
        "node-controller",
        "persistent-volume-binder",
        "pod-garbage-collector",
        "podcertificaterequestcleaner",
        "podcheckpoint-controller",
        "pv-protection-controller",
        "pvc-protection-controller",
        "replicaset-controller",
        "replication-controller",
        "resource-claim-controller",
        "resourcequota-controller",
        "root-ca-cert-publisher",
        "route-controller",
        "selinux-warning-controller",
        "service-account-controller",
        "service-cidrs-controller",
        "service-controller",
        "statefulset-controller",
        "storage-version-migrator-controller",
        "storageversion-garbage-collector",
        "taint-eviction-controller",
        "token-cleaner",
        "ttl-after-finished-controller",
        "ttl-controller",
        "validatingadmissionpolicy-status-controller",
        "vac-protection-controller",
        "volumeattributesclass-protection-controller");

    public static bool AreBuiltIn(string name) => s_builtIn.Contains(name);
}
