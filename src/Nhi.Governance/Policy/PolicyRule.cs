using System.Collections.Immutable;

namespace Nhi.Governance;

/// <summary>A decision about part of the estate, laid over what holds for all. Where several match, the later one decides.</summary>
public sealed record PolicyRule
{
    /// <summary>What findings call it; unique in its policy.</summary>
    public required string Name { get; init; }

    /// <summary>Whom it is about.</summary>
    /// <value>The default is everything.</value>
    public PolicySelector Where { get; init; } = PolicySelector.Everything;

    /// <summary>It binds only what was made at this instant or later; <see langword="null"/> binds everything. What nobody knows the age of is bound.</summary>
    public DateTimeOffset? MadeFrom { get; init; }

    /// <summary>Whether it is being tried: what it alone finds is reported as advice, and it takes nothing away.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Why it was decided; empty where nobody says.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Changes of controls, by control id.</summary>
    public ImmutableDictionary<string, ControlOverride> Overrides { get; init; } = ImmutableDictionary.Create<string, ControlOverride>(StringComparer.Ordinal);

    /// <summary>Changes of limits, by credential kind.</summary>
    public ImmutableDictionary<CredentialKind, LimitOverride> Limits { get; init; } = ImmutableDictionary<CredentialKind, LimitOverride>.Empty;

    /// <summary>How long an identity may be silent; <see langword="null"/> leaves it.</summary>
    public TimeSpan? UnusedRoleAfter { get; init; }

    /// <summary>How long a key may be unused; <see langword="null"/> leaves it.</summary>
    public TimeSpan? UnusedKeyAfter { get; init; }

    /// <summary>How long an identity may stay Unknown; <see langword="null"/> leaves it.</summary>
    public TimeSpan? TriageWithin { get; init; }

    /// <summary>Whether it is about an identity, or a credential of it.</summary>
    /// <param name="identity">The identity, classified.</param>
    /// <param name="credential">The credential; <see langword="null"/> for the identity itself.</param>
    /// <returns>Whether it is.</returns>
    public bool Binds(INonHumanIdentity identity, Credential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (MadeFrom is { } from)
        {
            var made = credential is null ? identity.Facts.Get(IdentityFacts.CreatedAt) : credential.Facts.Get(CredentialFacts.CreatedAt);
            if (made.IsKnown && made.Value < from)
            {
                return false;
            }
        }

        return Where.Matches(identity, credential);
    }

    /// <summary>Lays what it decides over a policy, whomever it is about.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The policy with what this rule changes.</returns>
    public ControlPolicy Over(ControlPolicy policy) => policy with
    {
        Overrides = policy.Overrides.SetItems(Overrides.Select(change => KeyValuePair.Create(change.Key, policy.Overrides.GetValueOrDefault(change.Key) is { } before
            ? new ControlOverride(change.Value.IsEnabled ?? before.IsEnabled, change.Value.Severity ?? before.Severity)
            : change.Value))),
        Limits = policy.Limits.SetItems(Limits.Select(change => KeyValuePair.Create(change.Key, change.Value.Over(policy.Limits.GetValueOrDefault(change.Key))))),
        UnusedRoleAfter = UnusedRoleAfter ?? policy.UnusedRoleAfter,
        UnusedKeyAfter = UnusedKeyAfter ?? policy.UnusedKeyAfter,
        TriageWithin = TriageWithin ?? policy.TriageWithin,
    };

    /// <summary>What it says of a control, in words; <see langword="null"/> where it leaves that alone.</summary>
    internal string? SaysOf(string control, CredentialKind? kind) => Said(control, kind) is { Count: > 0 } said ? string.Join(", ", said) + (Reason.Length == 0 ? string.Empty : $" ({Reason})") : null;

    /// <summary>All that it decides, in words.</summary>
    internal string InWords() => string.Join("; ", new[] { $"where {Where}", MadeFrom is { } from ? $"made from {Judgement.Day(from)}" : null, IsDraft ? "draft" : null }.OfType<string>()
        .Concat(PolicyEvaluator.Controls.Select(control => (control.Id, Said: Said(control.Id, null))).Where(item => item.Said.Count > 0).Select(item => $"{item.Id}: {string.Join(", ", item.Said)}"))
        .Concat(Limits.OrderBy(limit => limit.Key).Select(limit => $"{limit.Key}: {limit.Value}"))
        .Append(Reason).Where(text => text.Length > 0));

    private List<string> Said(string control, CredentialKind? kind)
    {
        List<string> said = [];
        if (Overrides.GetValueOrDefault(control) is { } change)
        {
            Say(change.IsEnabled, enabled => enabled ? "asked" : "not asked");
            Say(change.Severity, severity => $"severity {severity}");
        }

        if (kind is { } of && Limits.GetValueOrDefault(of) is { } limit)
        {
            Say(control is "credential.rotation" ? limit.MaxAge : null, age => $"at most {LimitOverride.Words(age)} old");
            Say(control is "credential.lifetime" ? limit.MaxLifetime : null, life => $"at most {LimitOverride.Words(life)} of life");
        }

        Say(control is "identity.unused" ? UnusedRoleAfter : null, after => $"unused after {LimitOverride.Words(after)}");
        Say(control is "credential.unused" ? UnusedKeyAfter : null, after => $"unused after {LimitOverride.Words(after)}");
        Say(control is "classification.triage" ? TriageWithin : null, within => $"triaged within {LimitOverride.Words(within)}");
        return said;

        void Say<T>(T? value, Func<T, string> words)
            where T : struct
        {
            if (value is { } told)
            {
                said.Add(words(told));
            }
        }
    }
}
