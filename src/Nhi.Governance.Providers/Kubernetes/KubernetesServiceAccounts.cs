using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Service accounts: identities. Their annotations and labels are always part of them, so that one without has been asked.</summary>
internal static class KubernetesServiceAccounts
{
    private const string RoleAnnotation = "eks.amazonaws.com/role-arn";

    public static void Read(KubernetesItem item, ExportRecords records)
    {
        IdentityId id = new($"k8s:{item.Cluster}:{item.Element.Text("metadata", "uid")}");
        var role = item.Annotation(RoleAnnotation);
        if (role is not null && !role.StartsWith("arn:", StringComparison.Ordinal))
        {
            records.Note(item.Place, $"the annotation {RoleAnnotation} is no ARN and is left out");
            role = null;
        }

        records.Observe(
            new Observation
            {
                Id = id,
                Aliases = [new IdentityId(KubernetesNames.ServiceAccount(item.Cluster, item.Space, item.Name))],
                Area = KubernetesNames.ServiceAccounts(item.Cluster, item.Space),
                Containers = [KubernetesNames.Cluster(item.Cluster), KubernetesNames.Namespace(item.Cluster, item.Space), .. item.Components],
                Facts = Facts(item, records),
                Owners = [.. Owners(item, records.Path)],
                Becomes = role is null ? [] : [new IdentityId(role)],
                Source = records.Path,
            },
            item.Place);
    }

    private static FactSet Facts(KubernetesItem item, ExportRecords records)
    {
        var source = records.Path;
        var facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, $"{item.Space}/{item.Name}", source)
            .Set(IdentityFacts.Subclass, "k8s:service-account", source)
            .Set(IdentityFacts.DefaultAccount, item.Name is "default", source)
            .Set(TrustFacts.Subject, KubernetesNames.Subject(item.Space, item.Name), source);
        Tell(facts, IdentityFacts.Environment, item.Either("environment"), source);
        Tell(facts, IdentityFacts.Vendor, item.Either("vendor"), source);
        Tell(facts, IdentityFacts.System, item.Label("app.kubernetes.io/part-of") ?? item.Label("system"), source);
        Tell(facts, IdentityFacts.Exposure, item.Either("exposure"), source);
        Tell(facts, IdentityFacts.Criticality, item.Either("criticality"), source);
        Tell(facts, IdentityFacts.UsedEvery, item.Either("used-every"), source);
        TagTexts.Tell(facts, item.Labels, source);
        Tell(facts, TrustFacts.Issuer, records.Scope.Get(KubernetesNames.IssuerScope) is { Length: > 0 } issuer ? KubernetesNames.WithoutScheme(issuer) : null, source);
        if (item.CreatedAt(records) is { } created)
        {
            facts.Set(IdentityFacts.CreatedAt, created, source);
        }

        if (item.Space is "kube-system" && KubernetesControllers.AreBuiltIn(item.Name))
        {
            facts.Set(IdentityFacts.VendorMade, value: true, source);
        }

        // A sponsor makes an agent of what has a mission, and of nothing else.
        if (item.Either("mission") is not null && item.Either("sponsor") is not null)
        {
            facts.Set(IdentityFacts.Sponsored, value: true, source);
        }

        if (!Tell(facts, IdentityFacts.Purpose, item.Either("mission") ?? item.Either("purpose"), source))
        {
            facts.SetAbsent(IdentityFacts.Purpose, source);
        }

        Review(item, records, facts);
        return facts.ToFactSet();
    }

    private static void Review(KubernetesItem item, ExportRecords records, FactSetBuilder facts)
    {
        var review = item.Either("review-date");
        if (review is null)
        {
            facts.SetAbsent(IdentityFacts.ReviewDue, records.Path);
        }
        else if (records.Instant(review, item.Place, mayLieAhead: true) is { } due)
        {
            facts.Set(IdentityFacts.ReviewDue, due, records.Path);
        }
    }

    private static IEnumerable<OwnerClaim> Owners(KubernetesItem item, string source)
    {
        yield return new OwnerClaim(OwnerRole.Application, item.Either("owner") ?? item.Either("team"), ClaimTrust.Tag, source);

        if (item.Either("sponsor") is { } sponsor)
        {
            yield return new OwnerClaim(OwnerRole.Sponsor, sponsor, ClaimTrust.Tag, source);
        }
        else if (item.Either("mission") is not null)
        {
            yield return new OwnerClaim(OwnerRole.Sponsor, Party: null, ClaimTrust.Tag, source);
        }
    }

    private static bool Tell(FactSetBuilder facts, FactKey<string> key, string? value, string source)
    {
        if (value is not null)
        {
            facts.Set(key, value, source);
        }

        return value is not null;
    }
}
