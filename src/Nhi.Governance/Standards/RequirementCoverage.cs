namespace Nhi.Governance;

/// <summary>A requirement of a standard, and what a survey has to say of it.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Status">In a word.</param>
/// <param name="Answers">In numbers.</param>
/// <param name="Controls">The controls that cite it, for every kind of identity or for some.</param>
public sealed record RequirementCoverage(StandardsEntry Requirement, RequirementStatus Status, RequirementAnswers Answers, IReadOnlyList<string> Controls);
