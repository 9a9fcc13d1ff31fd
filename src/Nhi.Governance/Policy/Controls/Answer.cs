namespace Nhi.Governance;

/// <summary>What a case says: the outcome, which bulk evaluation needs alone, and the words.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Say">Makes the judgement.</param>
internal sealed record Answer(ControlOutcome Outcome, Func<Subject, Judgement> Say)
{
    public static Answer Met(string explanation, params IReadOnlyList<FactKey> evidence) =>
        new(ControlOutcome.Met, subject => Judgement.Met(explanation, Quotes(subject, evidence)));

    public static Answer NotMet(string explanation, string nextStep, params IReadOnlyList<FactKey> evidence) =>
        new(ControlOutcome.NotMet, subject => Judgement.NotMet(explanation, nextStep, Quotes(subject, evidence)));

    public static Answer Missing(params IReadOnlyList<FactKey> missing) => new(ControlOutcome.NotAssessable, _ => Judgement.NotAssessable(missing));

    /// <summary>The same, with what depends on whom it is said of.</summary>
    public Answer With(Func<Subject, Judgement, Judgement> more) => this with { Say = subject => more(subject, Say(subject)) };

    private static IReadOnlyList<string> Quotes(in Subject subject, IReadOnlyList<FactKey> evidence)
    {
        var facts = subject.Facts;
        return [.. evidence.Select(key => Judgement.Quote(facts, key))];
    }
}
