namespace Nhi.Governance;

/// <summary>What adopting another policy would change on an estate, before it is adopted. Immutable, and so safe to share between threads.</summary>
/// <param name="before">The policy that holds.</param>
/// <param name="after">The one that is thought of.</param>
/// <param name="asOf">The instant to judge from.</param>
public sealed class PolicyDiff(PolicyEvaluator before, PolicyEvaluator after, DateTimeOffset asOf)
{
    /// <summary>What would change of an identity.</summary>
    /// <param name="identity">The identity, classified.</param>
    /// <returns>Its changes, in the order of controls; none where both policies say the same. An accepted finding is none.</returns>
    public IReadOnlyList<PolicyChange> Of(INonHumanIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return Compare(identity.Id, Open(before, identity), Open(after, identity));
    }

    /// <summary>What would change of a copy of a credential that nobody knows.</summary>
    /// <param name="copy">The copy.</param>
    /// <returns>The change, or none.</returns>
    public IReadOnlyList<PolicyChange> Of(SecretCopy copy) => Compare(null, Some(before.Evaluate(copy)), Some(after.Evaluate(copy)));

    private static IEnumerable<ControlResult> Some(ControlResult? result) => result is null ? [] : [result];

    private static List<PolicyChange> Compare(IdentityId? identity, IEnumerable<ControlResult> before, IEnumerable<ControlResult> after)
    {
        var was = before.ToDictionary(result => FindingIds.Of(identity, result));
        var changes = new List<PolicyChange>();
        foreach (var result in after)
        {
            var id = FindingIds.Of(identity, result);
            if (!was.Remove(id, out var earlier) || earlier.Severity != result.Severity)
            {
                changes.Add(new PolicyChange(new Finding(id, identity, result), earlier?.Severity, result.Severity));
            }
        }

        changes.AddRange(was.Select(gone => new PolicyChange(new Finding(gone.Key, identity, gone.Value), gone.Value.Severity, null)));
        return changes;
    }

    private IEnumerable<ControlResult> Open(PolicyEvaluator evaluator, INonHumanIdentity identity) =>
        evaluator.Evaluate(identity, asOf).Results.Where(result => result.Outcome == ControlOutcome.NotMet && evaluator.AcceptedFor(identity, result.Control, asOf, result.Credential) is null);
}
