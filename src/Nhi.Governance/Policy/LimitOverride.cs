namespace Nhi.Governance;

/// <summary>What a rule changes of a kind's limits. A maximum that is set is the organisation's own, and no judgement of ours.</summary>
/// <param name="MaxAge">Longest time since it was made or replaced; <see langword="null"/> leaves it, <see cref="None"/> takes it away.</param>
/// <param name="MaxLifetime">Longest time from issue to expiry; <see langword="null"/> leaves it, <see cref="None"/> takes it away.</param>
public sealed record LimitOverride(TimeSpan? MaxAge, TimeSpan? MaxLifetime)
{
    /// <summary>No limit.</summary>
    public static TimeSpan None => TimeSpan.MaxValue;

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", new[] { MaxAge is { } age ? $"at most {Words(age)} old" : null, MaxLifetime is { } life ? $"at most {Words(life)} of life" : null }.OfType<string>());

    internal static string Words(TimeSpan span) => span == None ? "no limit" : Judgement.Days(span);

    internal CredentialLimit Over(CredentialLimit? before) => new(Set(MaxAge, before?.MaxAge), Set(MaxLifetime, before?.MaxLifetime), IsJudgement: false, before?.References ?? []);

    private static TimeSpan? Set(TimeSpan? value, TimeSpan? before) => value == None ? null : value ?? before;
}
