namespace Nhi.Governance;

/// <summary>Decides what an identity is, from its facts. Immutable, and so safe to share between threads.</summary>
public sealed class Classifier
{
    private const double DeclaredConfidence = 1;

    /// <summary>A conflict is less sure than its surest side. [J]</summary>
    private const double ConflictConfidence = 0.5;

    private readonly ClassificationRule[] _rules;

    /// <summary>Makes a classifier.</summary>
    /// <param name="rules">Its rules; order does not matter.</param>
    public Classifier(IEnumerable<ClassificationRule> rules) => _rules = [.. rules];

    /// <summary>The classifier of the built-in rules.</summary>
    public static Classifier BuiltIn { get; } = new(BuiltInRules.All);

    /// <summary>Decides.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The class with its evidence; <see cref="IdentityClass.Unknown"/> where no rule speaks or the evidence conflicts.</returns>
    public Classification Classify(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (Declared(facts) is { } declared)
        {
            return declared;
        }

        var speaking = _rules.Where(rule => rule.Tests.All(test => test.Holds(facts))).ToList();
        if (speaking.Count == 0)
        {
            return Classification.None;
        }

        var rank = speaking.Max(rule => rule.Rank);
        var deciding = speaking.Where(rule => rule.Rank == rank).OrderByDescending(rule => rule.Confidence).ThenBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var evidence = deciding.Select(rule => new ClassificationEvidence(rule.Id, rule.Speaks, string.Join("; ", rule.Tests.Select(test => test.Describe(facts))))).ToList();
        if (deciding.Select(rule => rule.Speaks).Distinct(StringComparer.Ordinal).Count() == 1)
        {
            return new Classification(deciding[0].Class, deciding[0].Standing, deciding[0].Confidence, evidence);
        }

        // The estate's own services, workloads and pipelines answer to the same people: the role stays a role. A person or a vendor among them does not.
        var allOwn = deciding.TrueForAll(rule => rule is { Standing: Standing.Governed, Class: IdentityClass.CloudRole or IdentityClass.PipelineIdentity });
        return new Classification(allOwn ? IdentityClass.CloudRole : IdentityClass.Unknown, Standing.Governed, allOwn ? ConflictConfidence : 0, evidence, IsConflict: true);
    }

    private static Classification? Declared(FactSet facts) =>
        facts.Find(IdentityFacts.DeclaredClass) is { Value: string text } entry && Enum.TryParse<IdentityClass>(text, out var value) && string.Equals(value.ToString(), text, StringComparison.Ordinal)
            ? new Classification(value, Standing.Governed, DeclaredConfidence, [new ClassificationEvidence("declared", text, $"declared by {entry.Source}")])
            : null;
}
