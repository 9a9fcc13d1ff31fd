using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>What the controls say of all identities: every one is asked once, and everything that is told of it rests on that.</summary>
internal sealed record SurveyJudgement(IReadOnlyList<Finding> Findings, IReadOnlyList<KeyValuePair<Finding, AcceptedRisk>> Accepted, IReadOnlyList<Gap> Gaps, IReadOnlyDictionary<IdentityId, IReadOnlyList<string>> Met, IReadOnlyDictionary<ControlReference, RequirementAnswers> Requirements)
{
    public static SurveyJudgement Of(PolicyEvaluator evaluator, IEnumerable<INonHumanIdentity> identities, DateTimeOffset asOf)
    {
        var findings = new List<Finding>();
        var acceptances = new List<KeyValuePair<Finding, AcceptedRisk>>();
        var gaps = new List<Gap>();
        var met = new Dictionary<IdentityId, IReadOnlyList<string>>();
        var requirements = new Dictionary<ControlReference, RequirementAnswers>();

        // Identities of one class mostly meet the same controls: what is said of many stands in memory once.
        var shared = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var identity in identities)
        {
            var controls = new List<string>();
            foreach (var result in evaluator.Evaluate(identity, asOf).Results)
            {
                var answer = default(RequirementAnswers);
                switch (result.Outcome)
                {
                    case ControlOutcome.Met:
                        answer = answer with { Met = 1 };
                        controls.Add(result.Control);
                        break;
                    case ControlOutcome.NotAssessable:
                        answer = answer with { NotAssessable = 1 };
                        gaps.Add(new Gap(identity.Id, result));
                        break;
                    case ControlOutcome.NotMet:
                        var finding = new Finding(FindingIds.Of(identity.Id, result), identity.Id, result);
                        if (evaluator.AcceptedFor(identity, result.Control, asOf, result.Credential) is { } accepted)
                        {
                            answer = answer with { Accepted = 1 };
                            acceptances.Add(KeyValuePair.Create(finding, accepted));
                        }
                        else
                        {
                            answer = answer with { NotMet = 1 };
                            findings.Add(finding);
                        }

                        break;
                }

                foreach (var reference in result.References)
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(requirements, reference, out _);
                    sum = new(sum.Met + answer.Met, sum.NotMet + answer.NotMet, sum.Accepted + answer.Accepted, sum.NotAssessable + answer.NotAssessable);
                }
            }

            if (controls.Count > 0)
            {
                var key = string.Join('\n', controls);
                met[identity.Id] = shared.TryGetValue(key, out var same) ? same : shared[key] = controls;
            }
        }

        return new SurveyJudgement(findings, acceptances, gaps, met, requirements);
    }
}
