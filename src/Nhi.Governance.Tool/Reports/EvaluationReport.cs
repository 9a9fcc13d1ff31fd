using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What a person reads of an evaluation: how many findings came and went, and the gravest of them.</summary>
internal sealed class EvaluationReport
{
    private readonly Fate _opened = new("Opened");
    private readonly Fate _reopened = new("Opened again");
    private readonly Fate _changed = new("Changed");
    private readonly Fate _closed = new("Closed");

    public int Evaluated { get; private set; }

    public int Reclassified { get; private set; }

    public void Add(EvaluationStep step)
    {
        Evaluated += step.Evaluated;
        Reclassified += step.Reclassified;
        _opened.Add(step.Opened);
        _reopened.Add(step.Reopened);
        _changed.Add(step.Changed);
        _closed.Add(step.Closed);
    }

    public void Write(Screen screen, string store, DateTimeOffset asOf)
    {
        screen.Line(new Part($"Evaluation as of {SurveyReport.Day(asOf)}", Styles.Heading));
        screen.Indented(2, new Part("store  ", Styles.Faint), store);
        foreach (var part in new[] { _opened, _reopened, _changed, _closed })
        {
            part.Write(screen);
        }

        screen.Line();
        screen.Line(new Part(
            $"{Count.Of(Evaluated, "identity", "identities")} evaluated{(Reclassified == 0 ? string.Empty : $", {Count.Of(Reclassified)} classified anew")}: {Count.Of(_opened.Number, "finding", "findings")} opened, {Count.Of(_reopened.Number)} opened again, "
            + $"{Count.Of(_changed.Number)} changed, {Count.Of(_closed.Number)} closed.",
            Styles.Heading));
    }

    /// <summary>Findings of one fate. Only the gravest are kept: there may be millions.</summary>
    private sealed class Fate(string title)
    {
        private const int Most = 20;

        private readonly SortedDictionary<Severity, long> _bySeverity = [];
        private List<Finding> _gravest = [];

        public long Number { get; private set; }

        public void Add(IReadOnlyList<Finding> findings)
        {
            if (findings.Count == 0)
            {
                return;
            }

            Number += findings.Count;
            foreach (var (severity, count) in FindingSection.BySeverity(findings))
            {
                _bySeverity[severity] = _bySeverity.GetValueOrDefault(severity) + count;
            }

            _gravest = [.. _gravest.Concat(findings).OrderByDescending(finding => finding.Result.Severity).Take(Most)];
        }

        public void Write(Screen screen)
        {
            if (Number == 0)
            {
                return;
            }

            screen.Heading($"{title}: {Count.Of(Number)} ({string.Join(", ", _bySeverity.Reverse().Select(item => $"{Count.Of(item.Value)} {item.Key}"))})");
            screen.Table(
                ["severity", "identity", "control", "why"],
                _gravest.Select(finding => (IReadOnlyList<Part>)
                [
                    Part.Cell(finding.Result.Severity.ToString(), Styles.Of(finding.Result.Severity)),
                    Part.Cell(finding.Identity?.ToString() ?? "–"),
                    Part.Cell(finding.Result.Control),
                    new Part(finding.Result.Explanation),
                ]));
            if (Number > Most)
            {
                screen.Indented(2, $"{Count.Of(Number - Most)} more: nhi list --severity High lists identities, nhi explain ID tells about one.");
            }
        }
    }
}
