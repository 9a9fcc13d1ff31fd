namespace Nhi.Governance;

/// <summary>How often something is used by its own rhythm, as its tags or the register say it. A quarterly job is not stale after 45 days, and a daily one is silent long before.</summary>
internal static class Rhythm
{
    /// <summary>A use may come a quarter of its period late. [J]</summary>
    private const double Patience = 1.25;

    private static readonly Dictionary<string, int> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["day"] = 1,
        ["week"] = 7,
        ["month"] = 31,
        ["quarter"] = 92,
        ["half-year"] = 184,
        ["year"] = 366,
    };

    /// <summary>The end of the time in which the next use of an identity, or of a credential of it, is awaited.</summary>
    public static Deadline Awaited { get; } = new Deadline.Computed("its next use is awaited", MarkOf);

    /// <summary>What is said where the rhythm and the period that is demanded disagree: advice, with both verdicts.</summary>
    public static Answer Disagrees(string verdict, string nextStep, FactKey<DateTimeOffset> lastUse) => new(ControlOutcome.NotMet, subject =>
    {
        var every = subject.Identity.Facts.Get(IdentityFacts.UsedEvery).Value;
        var until = new DateTimeOffset(MarkOf(subject) - Deadline.Never - 1, TimeSpan.Zero);
        return Judgement.NotMet($"{verdict} By its own rhythm, every {every}, its next use is awaited until {Judgement.Day(until)}.", nextStep, Judgement.Quote(subject.Facts, lastUse), Judgement.Quote(subject.Identity.Facts, IdentityFacts.UsedEvery)) with { Severity = Severity.Advice };
    });

    private static long MarkOf(Subject subject)
    {
        var used = subject.Facts.Get(subject.Credential is null ? IdentityFacts.LastUsedAt : CredentialFacts.LastUsedAt);
        return used.TryGet(out var last) && subject.Identity.Facts.Get(IdentityFacts.UsedEvery).Value is { } every && Days.TryGetValue(every, out var days)
            ? Deadline.Mark(Deadline.Later(last, TimeSpan.FromDays(days * Patience)))
            : Deadline.Unknown;
    }
}
