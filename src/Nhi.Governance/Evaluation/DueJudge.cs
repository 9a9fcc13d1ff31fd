using System.Numerics;

namespace Nhi.Governance;

/// <summary>Judges identities in bulk, and puts into words only what they do not meet. Immutable, and so safe to share between threads, each with a batch of its own.</summary>
internal sealed class DueJudge
{
    private readonly Classifier _classifier;
    private readonly PolicyEvaluator _evaluator;
    private readonly BulkEvaluator _bulk;
    private readonly int[] _numbers;
    private readonly ControlPolicy _policy;
    private readonly bool _isTried;

    public DueJudge(ControlPolicy policy, Classifier classifier)
    {
        (_classifier, _evaluator, _bulk) = (classifier, PolicyEvaluator.Compile(policy), BulkEvaluator.Compile(policy, classifier.Rules));
        var oneByOne = _evaluator.Asked.Select(control => control.Definition.Id).ToList();
        _numbers = [.. _bulk.Controls.Select(control => oneByOne.IndexOf(control.Id))];
        _policy = policy;
        _isTried = policy.Rules.Any(rule => rule.IsDraft);
    }

    public FactBatch NewBatch(int capacity) => _bulk.NewBatch(capacity);

    /// <summary>Judges.</summary>
    public JudgedBatch Judge(FactBatch batch, IReadOnlyList<DueIdentity> due, DateTimeOffset asOf)
    {
        batch.Clear();
        foreach (var one in due)
        {
            batch.Add(one.Identity);
        }

        var (verdicts, outcomes, until) = (new ClassVerdict[due.Count], new ControlOutcomes[due.Count], new long[due.Count]);
        _bulk.Classify(batch, verdicts);
        _bulk.Evaluate(batch, verdicts, asOf, outcomes);
        _bulk.HoldsUntil(batch, verdicts, asOf, until);
        var (difference, marks, reclassified) = (new FindingDifference(), new List<EvaluationMark>(due.Count), 0);
        for (var row = 0; row < due.Count; row++)
        {
            var identity = due[row].Identity;
            if (identity is not { Principal: null, Presence.DisappearedAt: null })
            {
                // It is counted elsewhere or gone: nothing is asked of it.
                difference.Add(due[row], []);
                marks.Add(new EvaluationMark(identity.Id, HoldsUntil: null));
                continue;
            }

            // What is being tried is not judged in bulk, nor are rules that ask for a class which was another one when the batch was filled: it is judged whole, and again the next time.
            var isWhole = _isTried;
            if (!IsSame(identity.Classification, verdicts[row]))
            {
                isWhole |= !_policy.Rules.IsEmpty;
                identity = NonHumanIdentity.From(identity) with { Classification = _classifier.Classify(identity.Facts) };
                difference.Changes.Add(new InventoryChange.Upserted(identity));
                reclassified++;
            }

            var only = isWhole ? ulong.MaxValue : OneByOne(outcomes[row].NotMet);
            difference.Add(due[row], only == 0 ? [] : Findings(identity, only, asOf));
            marks.Add(new EvaluationMark(identity.Id, isWhole ? asOf : HoldsUntil(identity, until[row], asOf)));
        }

        return difference.ToBatch(marks, due.Count, reclassified);
    }

    /// <summary>Judges what is nobody's. What a source told that the last survey did not read stays, unless nothing is asked of it any more.</summary>
    public JudgedBatch JudgeNobodys(SurveyRecord record, IReadOnlyList<Finding> open)
    {
        var found = record.UnlinkedCopies.Select(_evaluator.Evaluate)
            .Concat(record.Dangling.Select(note => _evaluator.EvaluateDangling(note.Place, note.Text, note.Path)))
            .OfType<ControlResult>()
            .Select(result => new Finding(FindingIds.Of(null, result), null, result))
            .ToList();
        var ids = found.Select(finding => finding.Id).ToHashSet();
        found.AddRange(open.Where(finding => !ids.Contains(finding.Id) && _policy.Asks(finding.Result.Control)));
        var difference = new FindingDifference();
        difference.Add(open, [], found);
        return difference.ToBatch([], 0, 0);
    }

    private static bool IsSame(Classification classification, ClassVerdict verdict) =>
        (classification.Class, classification.Standing, classification.IsConflict) == (verdict.Class, verdict.Standing, verdict.IsConflict) && classification.Confidence.Equals(verdict.Confidence);

    private ulong OneByOne(ulong controls)
    {
        var only = 0UL;
        for (; controls != 0; controls &= controls - 1)
        {
            only |= 1UL << _numbers[BitOperations.TrailingZeroCount(controls)];
        }

        return only;
    }

    private List<Finding> Findings(INonHumanIdentity identity, ulong only, DateTimeOffset asOf)
    {
        var findings = new List<Finding>();
        foreach (var result in _evaluator.Evaluate(identity, asOf, only).Results)
        {
            if (result.Outcome == ControlOutcome.NotMet && _evaluator.AcceptedFor(identity, result.Control, asOf, result.Credential) is null)
            {
                findings.Add(new Finding(FindingIds.Of(identity.Id, result), identity.Id, result));
            }
        }

        return findings;
    }

    /// <summary>The end of an acceptance is a deadline, too: the last tick before it is the last instant that is still within it.</summary>
    private DateTimeOffset? HoldsUntil(INonHumanIdentity identity, long until, DateTimeOffset asOf)
    {
        foreach (var risk in _policy.AcceptedRisks)
        {
            if (risk.Expires > asOf && (risk.Where.Matches(identity, null) || identity.Credentials.Any(credential => risk.Where.Matches(identity, credential))))
            {
                until = Math.Min(until, Deadline.Mark(risk.Expires) - 1);
            }
        }

        return until == Deadline.NoneAhead ? null : Deadline.Instant(until);
    }
}
