using System.Globalization;

namespace Nhi.Governance;

/// <summary>What a control says, before its definition is laid over it.</summary>
internal sealed record Judgement(ControlOutcome Outcome, string Explanation)
{
    /// <summary>Most names that evidence quotes of a set; the facts hold all of them.</summary>
    private const int MostNames = 10;

    public CredentialId? Credential { get; init; }

    public IReadOnlyList<string> Evidence { get; init; } = [];

    public string NextStep { get; init; } = string.Empty;

    public IReadOnlyList<FactKey> Missing { get; init; } = [];

    public Severity? Severity { get; init; }

    public IReadOnlyList<ControlReference> MoreReferences { get; init; } = [];

    public string Subject { get; init; } = string.Empty;

    public static Judgement Met(string explanation, params IReadOnlyList<string> evidence) => new(ControlOutcome.Met, explanation) { Evidence = evidence };

    public static Judgement NotMet(string explanation, string nextStep, params IReadOnlyList<string> evidence) => new(ControlOutcome.NotMet, explanation) { NextStep = nextStep, Evidence = evidence };

    public static Judgement NotAssessable(params IReadOnlyList<FactKey> missing) =>
        new(ControlOutcome.NotAssessable, "Nothing that was read tells: " + string.Join("; ", missing.Select(key => key.Meaning)) + ".") { Missing = missing };

    /// <summary>Quotes a fact with its source. Dates are quoted, never ages, so that evidence does not change from day to day.</summary>
    public static string Quote(FactSet facts, FactKey key) => facts.Find(key) switch
    {
        { State: FactState.Known, Value: DateTimeOffset instant, Source: var source } => $"{key.Meaning}: {Day(instant)} ({source})",
        { State: FactState.Known, Value: bool truth, Source: var source } => $"{key.Meaning}: {(truth ? "yes" : "no")} ({source})",
        { State: FactState.Known, Value: NameSet { Count: > MostNames } names, Source: var source } => $"{key.Meaning}: {string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more ({source})",
        { State: FactState.Known, Value: var value, Source: var source } => $"{key.Meaning}: {value} ({source})",
        { State: FactState.Absent, Source: var source } => $"{key.Meaning}: none ({source})",
        _ => $"{key.Meaning}: unknown",
    };

    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Days(TimeSpan span) => span < TimeSpan.FromDays(1) ? $"{span.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes" : $"{span.TotalDays.ToString("0", CultureInfo.InvariantCulture)} days";
}
