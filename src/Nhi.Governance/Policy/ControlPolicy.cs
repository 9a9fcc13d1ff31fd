using System.Collections.Immutable;

namespace Nhi.Governance;

/// <summary>The built-in baseline with an organisation's own decisions laid over it. Immutable, and so safe to share between threads.</summary>
public sealed record ControlPolicy
{
    // Asked for every credential: by number, beside the dictionary that overlays are written with.
    private readonly CredentialLimit?[] _limits = ByKind(BaselineLimits.All);

    /// <summary>The baseline as it is shipped.</summary>
    public static ControlPolicy Baseline { get; } = new();

    /// <summary>Changes of controls, by control id.</summary>
    public ImmutableDictionary<string, ControlOverride> Overrides { get; init; } = ImmutableDictionary.Create<string, ControlOverride>(StringComparer.Ordinal);

    /// <summary>Limits by credential kind; a kind without an entry has none.</summary>
    public ImmutableDictionary<CredentialKind, CredentialLimit> Limits
    {
        get;
        init
        {
            field = value;
            _limits = ByKind(value);
        }
    } = BaselineLimits.All;

    /// <summary>Decisions about part of the estate, at most 128; where several match, the later one decides.</summary>
    public ImmutableArray<PolicyRule> Rules { get; init; } = [];

    /// <summary>Accepted findings.</summary>
    public ImmutableArray<AcceptedRisk> AcceptedRisks { get; init; } = [];

    /// <summary>How long a role may be silent. AWS remembers role use for 400 days, which is the default.</summary>
    public TimeSpan UnusedRoleAfter { get; init; } = TimeSpan.FromDays(400);

    /// <summary>How long an access key may be unused. The default, 45 days, is CIS AWS 7.0.0 2.11.</summary>
    public TimeSpan UnusedKeyAfter { get; init; } = TimeSpan.FromDays(45);

    /// <summary>How long an identity may stay Unknown. The default, 14 days, is our judgement.</summary>
    public TimeSpan TriageWithin { get; init; } = TimeSpan.FromDays(14);

    /// <summary>The limits of a kind.</summary>
    internal CredentialLimit? LimitOf(CredentialKind kind) => (int)kind < _limits.Length ? _limits[(int)kind] : null;

    /// <summary>Whether a control is asked at all.</summary>
    internal bool Asks(string control) => Overrides.GetValueOrDefault(control)?.IsEnabled != false;

    private static CredentialLimit?[] ByKind(ImmutableDictionary<CredentialKind, CredentialLimit> limits) => [.. Enum.GetValues<CredentialKind>().Order().Select(limits.GetValueOrDefault)];
}
