namespace Nhi.Governance;

/// <summary>What was read of a Kubernetes cluster decides whether "none seen" means "none".</summary>
internal static class ClusterCoverage
{
    private const string Derived = "derived from complete lists";

    public static void Settle(EstateReading reading, Principal principal)
    {
        if (principal.Containers.FirstOrDefault(KubernetesSubject.IsCluster) is not { } cluster)
        {
            return;
        }

        var space = principal.Containers.Where(container => container.StartsWith(cluster + "/", StringComparison.Ordinal)).Select(container => container[(cluster.Length + 1)..]).FirstOrDefault() ?? string.Empty;
        if (Read("deployments") || Read("pods"))
        {
            Absent(UsageFacts.Controllers);
        }

        if (!Read("clusterrolebindings") || !Read("rolebindings"))
        {
            return;
        }

        Absent(AccessFacts.Grants);
        if (Read("clusterroles"))
        {
            Absent(AccessFacts.AdministratorBy);
            if (Read("roles"))
            {
                Absent(AccessFacts.SecretAccessBy);
            }
        }

        bool Read(string kind) => reading.IsComplete($"{cluster}:{kind}/{space}");

        void Absent(FactKey<NameSet> key)
        {
            if (principal.Facts.Get(key).IsUnknown)
            {
                principal.Facts.SetAbsent(key, Derived);
            }
        }
    }
}
