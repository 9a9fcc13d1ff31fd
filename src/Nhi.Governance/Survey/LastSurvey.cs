using System.Collections.Immutable;

namespace Nhi.Governance;

/// <summary>Makes the result of the last survey again, from what it kept.</summary>
public static class LastSurvey
{
    /// <summary>Reads the inventory and the record that the last survey left beside it, and holds the identities against the controls by the survey's own policy and instant.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="surveys">The record.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The result, with what was attested since; of the search for copies it has the numbers, and no hits. <see langword="null"/> where no survey left a record.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    public static async Task<SurveyResult?> ReadAsync(IInventoryStore inventory, ISurveyRecordStore surveys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        ArgumentNullException.ThrowIfNull(surveys);
        if (await surveys.GetSurveyAsync(cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return null;
        }

        var identities = await inventory.ReadIdentitiesAsync(cancellationToken).Where(identity => identity.Principal is null).ToListAsync(cancellationToken).ConfigureAwait(false);
        var findings = await inventory.ReadFindingsAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        findings.Sort(EstateSurvey.BySeverity);
        var judged = SurveyJudgement.Of(PolicyEvaluator.Compile(Known(record.Basis.Policy)), identities.Where(identity => identity.Presence.DisappearedAt is null), record.Basis.AsOf);
        return record.ToResult(identities, findings, judged, ScanOf(record));
    }

    /// <summary>What another version of the program knew of controls is left out.</summary>
    private static ControlPolicy Known(ControlPolicy policy)
    {
        var known = PolicyEvaluator.Controls.Select(control => control.Id).ToHashSet(StringComparer.Ordinal);
        return policy with
        {
            Overrides = Of(policy.Overrides),
            Rules = [.. policy.Rules.Select(rule => rule with { Overrides = Of(rule.Overrides) })],
            AcceptedRisks = policy.AcceptedRisks.RemoveAll(risk => !known.Contains(risk.Control)),
        };

        ImmutableDictionary<string, ControlOverride> Of(ImmutableDictionary<string, ControlOverride> overrides) => overrides.RemoveRange(overrides.Keys.Where(id => !known.Contains(id)));
    }

    private static ScanResult ScanOf(SurveyRecord record) => new()
    {
        Hits = [],
        HitsLeftOut = 0,
        Sources = [new ScannedSource(string.Empty, new DocumentSummary(record.Documents, 0, 0, [], []), HasHistory: false, record.IsSearchPartial)],
        Reasons = record.IsSearchPartial ? [new ScanNote(string.Empty, string.Empty, "something was not searched")] : [],
        Remarks = [],
        Limited = 0,
        EnrolledCount = record.Enrolled,
        WeakCount = record.Weak,
        Elapsed = TimeSpan.Zero,
    };
}
