namespace Nhi.Governance;

/// <summary>Finds principals by the subject their OIDC issuer gives them.</summary>
internal sealed class SubjectIndex
{
    private const string Ref = ":ref:";
    private const string AnyRef = Ref + "*";
    private readonly ILookup<string, (string Subject, Principal Principal)> _byIssuer;
    private readonly ILookup<(string Issuer, string Subject), Principal> _bySubject;
    private readonly ILookup<string, string> _clusters;

    public SubjectIndex(IEnumerable<Principal> principals)
    {
        var known = principals
            .Select(principal => (Issuer: principal.Facts.Get(TrustFacts.Issuer), Subject: principal.Facts.Get(TrustFacts.Subject), Principal: principal))
            .Where(entry => entry is { Issuer.IsKnown: true, Subject.IsKnown: true })
            .ToList();
        _byIssuer = known.ToLookup(entry => entry.Issuer.Value!, entry => (entry.Subject.Value!, entry.Principal), StringComparer.Ordinal);
        _bySubject = known.ToLookup(entry => (entry.Issuer.Value!, entry.Subject.Value!), entry => entry.Principal);
        _clusters = known
            .SelectMany(entry => entry.Principal.Containers.Where(KubernetesSubject.IsCluster).Select(cluster => (entry.Issuer.Value, cluster)))
            .Distinct()
            .ToLookup(entry => entry.Value!, entry => entry.cluster, StringComparer.Ordinal);
    }

    /// <summary>The principals that a subject of a trust admits. A repository without an environment has the subjects of all its refs; a trust that admits one of them admits it.</summary>
    public IEnumerable<Principal> Admitted(string issuer, string subject, bool isPattern) =>
        isPattern && Wildcard.IsPattern(subject)
            ? _byIssuer[issuer].Where(entry => Admits(subject, entry.Subject)).Select(entry => entry.Principal)
            : _bySubject[(issuer, subject)].Concat(subject.IndexOf(Ref, StringComparison.Ordinal) is >= 0 and var at ? _bySubject[(issuer, subject[..at] + AnyRef)] : []);

    /// <summary>The clusters whose service accounts an issuer vouches for.</summary>
    public IEnumerable<string> ClustersOf(string issuer) => _clusters[issuer];

    private static bool Admits(string pattern, string of) =>
        of.EndsWith(AnyRef, StringComparison.Ordinal) ? Wildcard.MatchesSomeOf(pattern, of.AsSpan(0, of.Length - 1)) : Wildcard.Matches(pattern, of);
}
