namespace Nhi.Governance;

/// <summary>Leaves as facts what a decision alone would not tell: what the evidence says beside a declaration, and what an identity was before its evidence changed.</summary>
internal static class ClassHistory
{
    /// <summary>Below it, evidence says too little to be held against a declaration. [J]</summary>
    private const double Sure = 0.85;

    /// <summary>Classifies. Where the register declares a class, what the evidence says without it becomes a fact.</summary>
    public static NonHumanIdentity Classified(Classifier classifier, NonHumanIdentity identity)
    {
        var decided = identity with { Classification = classifier.Classify(identity.Facts) };
        if (Classifier.DeclaredIn(identity.Facts) is null || classifier.ClassifyUndeclared(identity.Facts) is not { IsConflict: false, Confidence: >= Sure } evident)
        {
            return decided;
        }

        return decided with { Facts = With(identity.Facts, IdentityFacts.EvidentClass, evident.Label, string.Join("; ", evident.Evidence.Select(item => $"{item.Rule}: {item.Text}"))) };
    }

    /// <summary>What it was until its evidence changed, carried on until it is that again, or until a declaration says what it is.</summary>
    /// <param name="classifier">The rules: where they, and not the evidence, changed the decision, nothing drifted.</param>
    /// <param name="now">The identity as surveyed.</param>
    /// <param name="before">The identity as the inventory knows it.</param>
    public static NonHumanIdentity Since(Classifier classifier, NonHumanIdentity now, INonHumanIdentity before)
    {
        var (label, was) = (now.Classification.Label, before.Classification.Label);
        if (!IsEvident(now))
        {
            return now;
        }

        if (string.Equals(label, was, StringComparison.Ordinal))
        {
            return before.Facts.Get(IdentityFacts.ClassBefore) is { IsKnown: true, Value: { } earlier } kept && !string.Equals(earlier, label, StringComparison.Ordinal)
                ? now with { Facts = With(now.Facts, IdentityFacts.ClassBefore, earlier, kept.Source) }
                : now;
        }

        return IsEvident(before) && string.Equals(classifier.Classify(before.Facts).Label, was, StringComparison.Ordinal)
            && !string.Equals(before.Facts.Get(IdentityFacts.ClassBefore).Value, label, StringComparison.Ordinal)
            ? now with { Facts = With(now.Facts, IdentityFacts.ClassBefore, was, $"the survey of {Judgement.Day(before.Presence.LastSeen)}, {string.Join("; ", before.Classification.Evidence.Select(item => $"{item.Rule}: {item.Text}"))}") }
            : now;
    }

    /// <summary>Whether evidence decided it, and no declaration.</summary>
    private static bool IsEvident(INonHumanIdentity identity) => Classifier.DeclaredIn(identity.Facts) is null && identity.Classification is { IsConflict: false, Confidence: > 0 };

    private static FactSet With(FactSet facts, FactKey<string> key, string value, string source)
    {
        var builder = facts.ToBuilder();
        builder.Remove(key);
        return builder.Set(key, value, source).ToFactSet();
    }
}
