namespace Nhi.Governance;

/// <summary>Turns a survey around: from the requirements of standards to what the estate shows of them.</summary>
public static class StandardsCoverage
{
    /// <summary>Looks at every requirement of the catalogue.</summary>
    /// <param name="result">The survey.</param>
    /// <returns>The requirements, in the catalogue's order. It tells of this estate and these controls; a requirement asks for more than any tool can see.</returns>
    public static IReadOnlyList<RequirementCoverage> Of(SurveyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var answers = new Dictionary<StandardsEntry, RequirementAnswers>();
        var controls = StandardsCatalogue.Entries.ToDictionary(entry => entry, _ => new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (reference, told) in result.Requirements.Concat(result.Findings.Where(finding => finding.Identity is null).SelectMany(finding => finding.Result.References, (_, reference) => KeyValuePair.Create(reference, new RequirementAnswers(0, 1, 0, 0)))))
        {
            if (StandardsCatalogue.Find(reference) is { } entry)
            {
                var (met, notMet, accepted, unknown) = answers.GetValueOrDefault(entry);
                answers[entry] = new(met + told.Met, notMet + told.NotMet, accepted + told.Accepted, unknown + told.NotAssessable);
            }
        }

        foreach (var (control, reference) in Cited())
        {
            if (StandardsCatalogue.Find(reference) is { } entry)
            {
                controls[entry].Add(control);
            }
        }

        return [.. StandardsCatalogue.Entries.Where(entry => entry.Id.Length > 0).Select(entry => new RequirementCoverage(entry, Status(controls[entry].Count > 0, answers.GetValueOrDefault(entry)), answers.GetValueOrDefault(entry), [.. controls[entry]]))];
    }

    private static IEnumerable<(string Control, ControlReference Reference)> Cited() => PolicyEvaluator.Controls
        .SelectMany(control => control.References.Concat(control.FurtherReferences.Select(further => further.Reference)), (control, reference) => (control.Id, reference))
        .Concat(BaselineLimits.Cited);

    private static RequirementStatus Status(bool isCited, RequirementAnswers answers) => answers switch
    {
        { NotMet: > 0 } => RequirementStatus.Failed,
        { NotAssessable: > 0 } => RequirementStatus.NotAssessable,
        { Asked: > 0 } => RequirementStatus.Evidenced,
        _ => isCited ? RequirementStatus.NotAsked : RequirementStatus.NotCovered,
    };
}
