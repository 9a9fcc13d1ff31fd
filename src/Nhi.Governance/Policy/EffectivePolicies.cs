using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Nhi.Governance;

/// <summary>What a policy comes to for each identity and credential: worked out once for each set of rules that match. Safe to share between threads.</summary>
internal sealed class EffectivePolicies
{
    /// <summary>More rules than an organisation has, and what a set of bits holds.</summary>
    public const int MostRules = 128;

    private readonly ControlPolicy _policy;
    private readonly PolicyRule[] _rules;
    private readonly ConcurrentDictionary<UInt128, ControlPolicy> _byRules = new();
    private readonly PolicyRule _forAll;

    /// <summary>Takes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="withDrafts">Whether rules bind that are being tried.</param>
    public EffectivePolicies(ControlPolicy policy, bool withDrafts)
    {
        _policy = policy;
        _rules = [.. policy.Rules.Where(rule => withDrafts || !rule.IsDraft)];
        _forAll = ForAll(policy);
        Controls = [.. BaselineControls.All.Select(Asked).OfType<Control>()];
    }

    /// <summary>The controls that are asked of somebody; where rules decide of whom, that is part of their condition.</summary>
    public IReadOnlyList<Control> Controls { get; }

    /// <summary>What holds for an identity, or a credential of it.</summary>
    public ControlPolicy For(INonHumanIdentity identity, Credential? credential)
    {
        var binding = UInt128.Zero;
        for (var index = 0; index < _rules.Length; index++)
        {
            if (_rules[index].Binds(identity, credential))
            {
                binding |= UInt128.One << index;
            }
        }

        return binding == 0 ? _policy : _byRules.GetOrAdd(
            binding,
            static (rules, self) => self._rules.Where((_, index) => (rules >> index & 1) != 0).Aggregate(self._policy, (policy, rule) => rule.Over(policy)),
            this);
    }

    /// <summary>What the policy says of a control for an identity or a credential of it, in words: what holds for all, and then its rules.</summary>
    public IEnumerable<string> SayOf(string control, INonHumanIdentity identity, Credential? credential)
    {
        if (_forAll.SaysOf(control, credential?.Kind) is { } said)
        {
            yield return "for all: " + said;
        }

        foreach (var rule in _rules.Where(rule => rule.Binds(identity, credential)))
        {
            if (rule.SaysOf(control, credential?.Kind) is { } words)
            {
                yield return $"rule “{rule.Name}”: {words}";
            }
        }
    }

    /// <summary>What the policy changes of the baseline for everybody.</summary>
    private static PolicyRule ForAll(ControlPolicy policy) => new()
    {
        Name = string.Empty,
        Overrides = policy.Overrides,
        Limits = policy.Limits.Where(limit => limit.Value != ControlPolicy.Baseline.Limits.GetValueOrDefault(limit.Key)).ToImmutableDictionary(limit => limit.Key, limit => new LimitOverride(limit.Value.MaxAge, limit.Value.MaxLifetime)),
        UnusedRoleAfter = policy.UnusedRoleAfter == ControlPolicy.Baseline.UnusedRoleAfter ? null : policy.UnusedRoleAfter,
        UnusedKeyAfter = policy.UnusedKeyAfter == ControlPolicy.Baseline.UnusedKeyAfter ? null : policy.UnusedKeyAfter,
        TriageWithin = policy.TriageWithin == ControlPolicy.Baseline.TriageWithin ? null : policy.TriageWithin,
    };

    private Control? Asked(Control control)
    {
        var id = control.Definition.Id;
        var always = _policy.Asks(id);
        var decided = _rules.Where(rule => rule.Overrides.GetValueOrDefault(id)?.IsEnabled is not null).ToList();
        if (decided.TrueForAll(rule => rule.Overrides[id].IsEnabled == always))
        {
            return always ? control : null;
        }

        var asked = new NamedCheck("the policy asks it", subject => subject.Context.Policy.Asks(id) ? 1 : 0);
        return control with { Where = control.Where & When.Says(asked, 1) };
    }
}
