using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>Why an identity is what it was found to be: the rules that decided, those that spoke in vain, and what would have decided otherwise.</summary>
internal static class DecisionSection
{
    public static void Write(Screen screen, INonHumanIdentity identity, Classifier classifier)
    {
        var kept = identity.Classification;
        screen.Heading($"Why {kept.Label}");
        screen.Indented(2, FormattableString.Invariant($"confidence {kept.Confidence:0.##}"), kept.IsConflict ? "; the evidence points to several kinds at once" : string.Empty);
        foreach (var evidence in kept.Evidence)
        {
            Voice(screen, evidence.Rule, $" speaks for {evidence.Speaks}: {evidence.Text}", classifier.Rules.FirstOrDefault(rule => string.Equals(rule.Id, evidence.Rule, StringComparison.Ordinal)));
        }

        if (kept.Evidence.Count == 0)
        {
            screen.Indented(2, "No rule speaks for any class: its source tells too little, or it is of a kind nobody has described.");
        }

        Weighed(screen, kept, classifier.Decide(identity.Facts));
    }

    private static void Weighed(Screen screen, Classification kept, ClassificationDecision decision)
    {
        if (!string.Equals(decision.Classification.Label, kept.Label, StringComparison.Ordinal))
        {
            screen.Indented(2, new Part($"The rules as they are now decide {decision.Classification.Label}: the survey was made with others.", Styles.Open));
        }

        if (decision.IsDeclared)
        {
            screen.Indented(2, FormattableString.Invariant($"without the declaration: {decision.Evident.Label}, confidence {decision.Evident.Confidence:0.##}"));
        }

        foreach (var voice in decision.IsDeclared ? [.. decision.Deciding, .. decision.Overruled] : decision.Overruled)
        {
            Voice(screen, voice.Rule.Id, $" spoke for {voice.Rule.Speaks} and was overruled: {voice.Facts}", rule: null);
        }

        foreach (var near in decision.Otherwise)
        {
            screen.Indented(2, new Part("otherwise", Styles.Faint), $" {near.Label}, by {near.Rule.Id}, had this been so: {near.Lacks.Demand()} (found: {near.Found})");
        }
    }

    private static void Voice(Screen screen, string id, string text, ClassificationRule? rule)
    {
        screen.Indented(2, new Part(id, Styles.Faint), text);
        if (rule is not null)
        {
            screen.Indented(4, $"{rule.Rationale} ({rule.Source})");
        }
    }
}
