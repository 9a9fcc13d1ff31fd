namespace Nhi.Governance;

/// <summary>Holds what is found against what is open. Not safe to share between threads.</summary>
internal sealed class FindingDifference
{
    private readonly List<Finding> _opened = [];
    private readonly List<Finding> _reopened = [];
    private readonly List<Finding> _changed = [];
    private readonly List<Finding> _closed = [];
    private readonly Dictionary<FindingId, Finding> _open = [];
    private readonly HashSet<FindingId> _found = [];

    public List<InventoryChange> Changes { get; } = [];

    public void Add(DueIdentity due, IReadOnlyList<Finding> found) => Add(due.Open, due.Closed, found);

    public void Add(IReadOnlyList<Finding> open, IReadOnlyList<FindingId> closed, IReadOnlyList<Finding> found)
    {
        _open.Clear();
        foreach (var finding in open)
        {
            _open[finding.Id] = finding;
        }

        _found.Clear();
        foreach (var finding in found)
        {
            // Of two that have one id the first one counts.
            var isOpen = _open.TryGetValue(finding.Id, out var before);
            if (!_found.Add(finding.Id) || (isOpen && FindingCodec.SameContent(before!, finding)))
            {
                continue;
            }

            Changes.Add(new InventoryChange.FindingOpened(finding));
            (isOpen ? _changed : closed.Contains(finding.Id) ? _reopened : _opened).Add(finding);
        }

        foreach (var finding in open)
        {
            if (!_found.Contains(finding.Id))
            {
                Changes.Add(new InventoryChange.FindingClosed(finding.Id, finding.Identity));
                _closed.Add(finding);
            }
        }
    }

    public JudgedBatch ToBatch(IReadOnlyList<EvaluationMark> marks, int evaluated, int reclassified) =>
        new(Changes, marks, new EvaluationStep(evaluated, reclassified, _opened, _reopened, _changed, _closed));
}
