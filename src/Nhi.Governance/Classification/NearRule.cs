namespace Nhi.Governance;

/// <summary>A rule that one test keeps from speaking, and that would have changed the decision.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Lacks">The test that fails.</param>
/// <param name="Found">What is known of that fact, in words.</param>
/// <param name="Label">What would have been decided had it passed.</param>
public sealed record NearRule(ClassificationRule Rule, FactTest Lacks, string Found, string Label);
