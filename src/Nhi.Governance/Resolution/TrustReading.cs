namespace Nhi.Governance;

/// <summary>The trust of one identity.</summary>
internal sealed class TrustReading(Principal principal, EstateContext estate)
{
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _subjects = [];
    private readonly List<string> _unpinnedSubjects = [];
    private readonly List<string> _unpinnedAudiences = [];
    private readonly List<string> _outside = [];
    private readonly List<string> _withoutExternalId = [];
    private readonly List<string> _references = [];
    private readonly List<string> _dangling = [];
    private readonly HashSet<string> _services = new(StringComparer.Ordinal);
    private bool _judged = true;

    public void Read()
    {
        foreach (var admission in principal.Admissions)
        {
            switch (admission.Kind)
            {
                case AdmissionKind.People:
                    _kinds.Add(AssumableBy.People);
                    break;
                case AdmissionKind.CloudService:
                    _kinds.Add(AssumableBy.Service);
                    _services.Add(admission.Authority);
                    break;
                case AdmissionKind.Repository or AdmissionKind.Workload:
                    Federated(admission);
                    break;
                case AdmissionKind.Identity:
                    Named(admission);
                    break;
                case AdmissionKind.Account when estate.Parties.IsOwnAccount(admission.Authority):
                    _kinds.Add(AssumableBy.OwnAccount);
                    break;
                case AdmissionKind.Account or AdmissionKind.Anyone:
                    Outside(admission, admission.Kind == AdmissionKind.Anyone ? "*" : admission.Authority);
                    break;
            }
        }

        principal.Settle(TrustFacts.AssumableBy, [.. _kinds], judged: true);
        principal.Settle(TrustFacts.OidcSubjects, _subjects, judged: true);
        principal.Settle(TrustFacts.UnpinnedSubjects, _unpinnedSubjects, judged: true);
        principal.Settle(TrustFacts.UnpinnedAudiences, _unpinnedAudiences, judged: true);
        principal.Settle(TrustFacts.OutsideAccounts, _outside, judged: true);
        principal.Settle(TrustFacts.OutsideAccountsWithoutExternalId, _withoutExternalId, judged: true);
        principal.Settle(TrustFacts.References, _references, judged: true);
        principal.Settle(TrustFacts.DanglingNames, _dangling, _judged);
        principal.Settle(UsageFacts.Services, [.. _services], judged: true);
    }

    private void Federated(Admission admission)
    {
        var isNarrowed = estate.Parties.PoolNamed(admission.Authority) is { IsConditional: true };
        admission = estate.Parties.OfIssuer(admission);
        _kinds.Add(admission.Kind == AdmissionKind.Repository ? AssumableBy.Repository : AssumableBy.Workload);
        if (!admission.NamesAudience)
        {
            _unpinnedAudiences.Add(admission.Authority);
        }

        if (admission.Subjects.Count == 0)
        {
            _subjects.Add($"{admission.Authority}#*");
            if (!isNarrowed)
            {
                _unpinnedSubjects.Add($"{admission.Authority} without a subject");
            }
        }

        foreach (var subject in admission.Subjects)
        {
            var isPattern = admission.SubjectsArePatterns && Wildcard.IsPattern(subject);
            _subjects.Add($"{admission.Authority}#{subject}");
            if (isPattern || subject.EndsWith(":pull_request", StringComparison.Ordinal))
            {
                _unpinnedSubjects.Add(subject);
            }

            var admitted = estate.Subjects.Admitted(admission.Authority, subject, admission.SubjectsArePatterns).ToList();
            foreach (var user in admitted)
            {
                user.CanBecome(principal, RelationState.Verified, principal.Source);
            }

            if (!isPattern && admitted.Count == 0)
            {
                Unmatched(admission, subject);
            }
        }
    }

    private void Unmatched(Admission admission, string subject)
    {
        if (admission.Kind == AdmissionKind.Repository)
        {
            return;
        }

        _references.Add(subject);
        var clusters = estate.Subjects.ClustersOf(admission.Authority).ToList();
        if (clusters.Count > 0 && clusters.TrueForAll(cluster => KubernetesSubject.AreaIn(cluster, subject) is { } area && estate.Reading.IsComplete(area)))
        {
            Dangle($"{clusters[0]}:{subject}");
        }
        else
        {
            _judged = false;
        }
    }

    private void Named(Admission admission)
    {
        var name = admission.Authority;
        _references.Add(name);
        var users = estate.Index.Find(new IdentityId(name));
        if (users is [var user])
        {
            _kinds.Add(user.Facts.Get(IdentityFacts.InteractiveLogin).Value ? AssumableBy.People : AssumableBy.EstateIdentity);
            user.CanBecome(principal, RelationState.Verified, principal.Source);
        }
        else if (users.Count > 1)
        {
            // It is there, and which of them it is cannot be told.
            _kinds.Add(AssumableBy.EstateIdentity);
        }
        else if (AwsName.IsUniqueId(name) || estate.IsCompleteFor(name) || (admission.Area.Length > 0 && estate.Reading.IsComplete(admission.Area)))
        {
            Dangle(name);
        }
        else if (AwsName.AccountOf(name) is { } account && !estate.Parties.IsOwnAccount(account))
        {
            Outside(admission, account);
        }
        else
        {
            _kinds.Add(AssumableBy.EstateIdentity);
            _judged = false;
        }
    }

    private void Outside(Admission admission, string account)
    {
        _kinds.Add(AssumableBy.OutsideAccount);
        _outside.Add(account);
        if (!admission.NamesExternalId)
        {
            _withoutExternalId.Add(account);
        }
    }

    private void Dangle(string name)
    {
        _dangling.Add(name);
        principal.Relations.Add(new Relation(RelationKind.CanBecome, new IdentityId(name), principal.Id, RelationState.Dangling, principal.Source));
    }
}
