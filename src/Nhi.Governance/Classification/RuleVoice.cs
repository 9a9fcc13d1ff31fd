namespace Nhi.Governance;

/// <summary>A rule that spoke, with the facts it rests on.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Facts">The facts, in words, each with its source.</param>
public sealed record RuleVoice(ClassificationRule Rule, string Facts);
