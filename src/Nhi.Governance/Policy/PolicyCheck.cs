namespace Nhi.Governance;

/// <summary>Whether a policy speaks of things that exist.</summary>
internal static class PolicyCheck
{
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Demand(ControlPolicy policy)
    {
        var known = PolicyEvaluator.Controls.Select(control => control.Id).ToHashSet(StringComparer.Ordinal);
        if (policy.Overrides.Keys.Concat(policy.Rules.SelectMany(rule => rule.Overrides.Keys)).Concat(policy.AcceptedRisks.Select(risk => risk.Control)).FirstOrDefault(id => !known.Contains(id)) is { } control)
        {
            throw new ArgumentException($"The policy names the control '{control}', which does not exist.", nameof(policy));
        }

        if (policy.Rules.Length > EffectivePolicies.MostRules)
        {
            throw new ArgumentException($"The policy has {policy.Rules.Length} rules; {EffectivePolicies.MostRules} are the most.", nameof(policy));
        }

        if (policy.Rules.GroupBy(rule => rule.Name, StringComparer.Ordinal).FirstOrDefault(rules => rules.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two rules of the policy are called '{twice.Key}'.", nameof(policy));
        }

        foreach (var selector in policy.Rules.Select(rule => rule.Where).Concat(policy.AcceptedRisks.Select(risk => risk.Where)).SelectMany(WithExceptions))
        {
            if (selector.Except is { Except: not null })
            {
                throw new ArgumentException("A selector's exception has an exception of its own; write two rules.", nameof(policy));
            }

            Words<IdentityClass>(selector, SelectorField.Class);
            Words<CredentialKind>(selector, SelectorField.Kind);
        }
    }

    private static IEnumerable<PolicySelector> WithExceptions(PolicySelector selector)
    {
        for (var next = selector; next is not null; next = next.Except)
        {
            yield return next;
        }
    }

    /// <summary>A word of a closed set that matches none of it is a slip of the pen, not a pattern.</summary>
    private static void Words<T>(PolicySelector selector, SelectorField field)
        where T : struct, Enum
    {
        if (selector.Fields.GetValueOrDefault(field, []).FirstOrDefault(pattern => !Enum.GetNames<T>().Any(name => Wildcard.Matches(pattern, name, ignoreCase: true))) is { } unknown)
        {
            throw new ArgumentException($"The policy selects by the {char.ToLowerInvariant(field.ToString()[0])}{field.ToString()[1..]} '{unknown}', which does not exist.", nameof(selector));
        }
    }
}
