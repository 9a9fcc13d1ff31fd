namespace Nhi.Governance.Tool.Reports;

/// <summary>How much of an estate each decision of a policy is about.</summary>
internal sealed class PolicyReach(ControlPolicy policy)
{
    private readonly int[] _identities = new int[policy.Rules.Length];
    private readonly int[] _credentials = new int[policy.Rules.Length];
    private readonly int[] _accepted = new int[policy.AcceptedRisks.Length];

    public IEnumerable<(PolicyRule Rule, int Identities, int Credentials)> Rules => policy.Rules.Select((rule, index) => (rule, _identities[index], _credentials[index]));

    public IEnumerable<(AcceptedRisk Risk, int Identities)> Accepted => policy.AcceptedRisks.Select((risk, index) => (risk, _accepted[index]));

    public void Add(INonHumanIdentity identity)
    {
        for (var index = 0; index < _identities.Length; index++)
        {
            _identities[index] += policy.Rules[index].Binds(identity) ? 1 : 0;
            _credentials[index] += identity.Credentials.Count(credential => policy.Rules[index].Binds(identity, credential));
        }

        for (var index = 0; index < _accepted.Length; index++)
        {
            var where = policy.AcceptedRisks[index].Where;
            _accepted[index] += where.Matches(identity) || identity.Credentials.Any(credential => where.Matches(identity, credential)) ? 1 : 0;
        }
    }
}
