namespace Nhi.Governance;

/// <summary>Finds principals by the subject their OIDC issuer gives them.</summary>
internal sealed class SubjectIndex
{
    private const string AnyRef = ":ref:*";
    private readonly ILookup<string, (string Subject, Principal Principal)> _byIssuer;
    private readonly ILookup<string, string> _clusters;

    public SubjectIndex(IEnumerable<Principal> principals)
    {
        var known = principals
            .Select(principal => (Issuer: principal.Facts.Get(TrustFacts.Issuer), Subject: principal.Facts.Get(TrustFacts.Subject), Principal: principal))
            .Where(entry => entry is { Issuer.IsKnown: true, Subject.IsKnown: true })
            .ToList();
        _byIssuer = known.ToLookup(entry => entry.Issuer.Value!, entry => (entry.Subject.Value!, entry.Principal), StringComparer.Ordinal);
        _clusters = known
            .SelectMany(entry => entry.Principal.Containers.Where(KubernetesSubject.IsCluster).Select(cluster => (entry.Issuer.Value, cluster)))
            .Distinct()
            .ToLookup(entry => entry.Value!, entry => entry.cluster, StringComparer.Ordinal);
    }

    public IEnumerable<Principal> Admitted(string issuer, string subject, bool isPattern) =>
        _byIssuer[issuer].Where(entry => Admits(subject, isPattern && Wildcard.IsPattern(subject), entry.Subject)).Select(entry => entry.Principal);

    /// <summary>The clusters whose service accounts an issuer vouches for.</summary>
    public IEnumerable<string> ClustersOf(string issuer) => _clusters[issuer];

    /// <summary>A repository without an environment has the subjects of all its refs; a trust that admits one of them admits it.</summary>
    private static bool Admits(string subject, bool isPattern, string of) =>
        of.EndsWith(AnyRef, StringComparison.Ordinal)
            ? isPattern ? Wildcard.Matches(subject, of[..^1] + "refs/heads/main") : subject.StartsWith(of.AsSpan(0, of.Length - 1), StringComparison.Ordinal)
            : isPattern ? Wildcard.Matches(subject, of) : string.Equals(subject, of, StringComparison.Ordinal);
}
