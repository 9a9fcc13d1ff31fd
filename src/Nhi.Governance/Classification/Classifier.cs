namespace Nhi.Governance;

/// <summary>Decides what an identity is, from its facts. Immutable, and so safe to share between threads.</summary>
public sealed class Classifier
{
    internal const double DeclaredConfidence = 1;

    /// <summary>A conflict is less sure than its surest side. [J]</summary>
    private const double ConflictConfidence = 0.5;

    private const int MostNear = 5;

    private readonly ClassificationRule[] _rules;

    /// <summary>Makes a classifier.</summary>
    /// <param name="rules">Its rules; order does not matter.</param>
    public Classifier(IEnumerable<ClassificationRule> rules) => _rules = [.. InOrder(rules)];

    /// <summary>The classifier of the built-in rules.</summary>
    public static Classifier BuiltIn { get; } = new(BuiltInRules.All);

    /// <summary>Its rules, in the order in which they decide.</summary>
    public IReadOnlyList<ClassificationRule> Rules => _rules;

    /// <summary>Decides.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The class with its evidence; <see cref="IdentityClass.Unknown"/> where no rule speaks or the evidence conflicts.</returns>
    public Classification Classify(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Declared(facts) ?? ClassifyUndeclared(facts);
    }

    /// <summary>Decides by the rules alone, whatever the register declares.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>What the evidence says.</returns>
    public Classification ClassifyUndeclared(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Weigh(Speaking(facts), facts);
    }

    /// <summary>Decides, and tells what was weighed. Slower than <see cref="Classify"/>, and made for being read.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The decision.</returns>
    public ClassificationDecision Decide(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var speaking = Speaking(facts);
        var evident = Weigh(speaking, facts);
        var voices = speaking.ConvertAll(rule => new RuleVoice(rule, rule.Describe(facts)));
        var deciding = voices.TakeWhile(voice => voice.Rule.Rank == speaking[0].Rank).ToList();
        return new ClassificationDecision(Declared(facts) ?? evident, deciding, voices[deciding.Count..], [.. Near(speaking, evident, facts).DistinctBy(near => (near.Lacks, near.Label)).Take(MostNear)], evident);
    }

    /// <summary>The order in which rules decide: the highest rank, the surest, and then by id.</summary>
    internal static IEnumerable<ClassificationRule> InOrder(IEnumerable<ClassificationRule> rules) =>
        rules.OrderByDescending(rule => rule.Rank).ThenByDescending(rule => rule.Confidence).ThenBy(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>Whether it speaks for a service, workload or pipeline of the estate itself.</summary>
    internal static bool IsOwn(ClassificationRule rule) => rule is { Standing: Standing.Governed, Class: IdentityClass.CloudRole or IdentityClass.PipelineIdentity };

    /// <summary>What is decided where the evidence points to several kinds: the estate's own services, workloads and pipelines answer to the same people, so the role stays a role. A person or a vendor among them does not.</summary>
    internal static ClassVerdict Conflict(bool allOwn) => new(allOwn ? IdentityClass.CloudRole : IdentityClass.Unknown, Standing.Governed, allOwn ? ConflictConfidence : 0, isConflict: true);

    /// <summary>The class that the register declares, if it is one.</summary>
    internal static IdentityClass? DeclaredIn(FactSet facts) =>
        facts.Get(IdentityFacts.DeclaredClass).Value is { } text && Enum.TryParse<IdentityClass>(text, out var value) && string.Equals(value.ToString(), text, StringComparison.Ordinal) ? value : null;

    private static Classification? Declared(FactSet facts) =>
        DeclaredIn(facts) is { } value
            ? new Classification(value, Standing.Governed, DeclaredConfidence, [new ClassificationEvidence("declared", value.ToString(), $"declared by {facts.Find(IdentityFacts.DeclaredClass)!.Source}")])
            : null;

    private static Classification Weigh(List<ClassificationRule> speaking, FactSet facts)
    {
        if (speaking.Count == 0)
        {
            return Classification.None;
        }

        var rank = speaking[0].Rank;
        var deciding = speaking.TakeWhile(rule => rule.Rank == rank).ToList();
        var evidence = deciding.Select(rule => new ClassificationEvidence(rule.Id, rule.Speaks, rule.Describe(facts))).ToList();
        if (deciding.TrueForAll(rule => string.Equals(rule.Speaks, deciding[0].Speaks, StringComparison.Ordinal)))
        {
            return new Classification(deciding[0].Class, deciding[0].Standing, deciding[0].Confidence, evidence);
        }

        var conflict = Conflict(deciding.TrueForAll(IsOwn));
        return new Classification(conflict.Class, conflict.Standing, conflict.Confidence, evidence, conflict.IsConflict);
    }

    /// <summary>Whether both cannot be so of one fact at once: a rule that rests on the one would fall silent where the other is so.</summary>
    private static bool Excludes(FactTest one, FactTest other) => one.Key.Equals(other.Key) && (one, other) switch
    {
        (FactTest.Truth first, FactTest.Truth second) => first.Value != second.Value,
        (FactTest.Is first, FactTest.Is second) => !string.Equals(first.Value, second.Value, StringComparison.Ordinal),
        (FactTest.NotKnown or FactTest.Absent, FactTest.NotKnown or FactTest.Absent) => false,
        _ => one is FactTest.NotKnown or FactTest.Absent || other is FactTest.NotKnown or FactTest.Absent,
    };

    private List<ClassificationRule> Speaking(FactSet facts)
    {
        var speaking = new List<ClassificationRule>();
        foreach (var rule in _rules)
        {
            if (rule.Holds(facts))
            {
                speaking.Add(rule);
            }
        }

        return speaking;
    }

    /// <summary>Rules that lack one test, and would have changed what the evidence says.</summary>
    private IEnumerable<NearRule> Near(List<ClassificationRule> speaking, Classification evident, FactSet facts)
    {
        foreach (var rule in _rules.Where(rule => rule.Tests.Count > 1))
        {
            var failing = rule.Tests.Where(test => !test.Holds(facts)).Take(2).ToList();
            if (failing is [var lacks] && !lacks.Key.Equals(IdentityFacts.Subclass)
                && Weigh([.. InOrder(speaking.Where(other => !other.Tests.Any(test => Excludes(lacks, test))).Append(rule))], facts) is var then && (then.IsConflict != evident.IsConflict || !string.Equals(then.Label, evident.Label, StringComparison.Ordinal)))
            {
                yield return new NearRule(rule, lacks, Judgement.Quote(facts, lacks.Key), then.IsConflict ? $"{then.Label}, in conflict" : then.Label);
            }
        }
    }
}
