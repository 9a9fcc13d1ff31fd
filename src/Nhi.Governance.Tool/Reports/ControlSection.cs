using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>How an identity stands against each control that it is held against.</summary>
internal static class ControlSection
{
    private static readonly Dictionary<string, string> Titles = PolicyEvaluator.Controls.ToDictionary(control => control.Id, control => control.Title, StringComparer.Ordinal);

    public static void Write(Screen screen, INonHumanIdentity identity, PolicyEvaluator evaluator, DateTimeOffset asOf)
    {
        screen.Heading($"Controls as of {SurveyReport.Day(asOf)}");
        var results = evaluator.Evaluate(identity, asOf).Results;
        if (results.Count == 0)
        {
            screen.Indented(2, identity.Classification.Standing == Standing.Governed ? "None applies." : $"None is asked of it here: it is {IdentitySection.Kind(identity)}.");
        }

        foreach (var result in results.OrderBy(result => Rank(result.Outcome)).ThenByDescending(result => result.Severity))
        {
            Write(screen, result, evaluator.AcceptedFor(identity, result.Control, asOf, result.Credential));
        }
    }

    private static void Write(Screen screen, ControlResult result, AcceptedRisk? accepted)
    {
        var (answer, style) = result.Outcome switch
        {
            ControlOutcome.NotMet => ($"not met, {result.Severity}", Styles.Of(result.Severity)),
            ControlOutcome.Met => ("met", Styles.Good),
            _ => ("not assessable", Styles.Open),
        };
        screen.Indented(2, new Part(answer, style), "  ", new Part(result.Control, Styles.Heading), $"  {Titles.GetValueOrDefault(result.Control)}", result.Credential is { } credential ? $"  [{credential}]" : string.Empty);
        screen.Indented(4, result.Explanation);
        foreach (var fact in result.Evidence)
        {
            screen.Indented(4, new Part("rests on  ", Styles.Faint), fact);
        }

        foreach (var decision in result.Decisions)
        {
            screen.Indented(4, new Part("decided   ", Styles.Faint), decision);
        }

        if (result.Outcome == ControlOutcome.NotMet)
        {
            screen.Indented(4, new Part("next step ", Styles.Faint), result.NextStep);
            if (accepted is not null)
            {
                screen.Indented(4, new Part("accepted  ", Styles.Faint), $"by {accepted.Approver} until {SurveyReport.Day(accepted.Expires)}: {accepted.Reason}");
            }
        }
        else if (result.Outcome == ControlOutcome.NotAssessable)
        {
            screen.Indented(4, new Part("missing   ", Styles.Faint), string.Join(", ", result.MissingFacts));
            screen.Indented(4, new Part("told by   ", Styles.Faint), result.Command);
        }

        if (result.References.Count > 0)
        {
            screen.Indented(4, new Part("reference ", Styles.Faint), string.Join("; ", result.References));
        }
    }

    private static int Rank(ControlOutcome outcome) => outcome switch
    {
        ControlOutcome.NotMet => 0,
        ControlOutcome.NotAssessable => 1,
        _ => 2,
    };
}
