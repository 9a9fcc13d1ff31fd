namespace Nhi.Governance.Tests.Scanning;

internal sealed class EnrolmentsInMemory : IEnrolmentStore, IScanMarkStore
{
    private readonly List<Enrolment> _all = [];
    private readonly Dictionary<string, ScanMarks> _marks = [];

    public string Name => "memory";

    public IReadOnlyList<Enrolment> All => _all;

    public IReadOnlyDictionary<string, ScanMarks> Marks => _marks;

    public IAsyncEnumerable<Enrolment> ReadEnrolmentsAsync(CancellationToken cancellationToken = default) => _all.ToList().ToAsyncEnumerable();

    public ValueTask PutEnrolmentsAsync(IReadOnlyList<Enrolment> enrolments, CancellationToken cancellationToken = default)
    {
        _all.RemoveAll(one => enrolments.Any(other => other.Id == one.Id));
        _all.AddRange(enrolments);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> RemoveEnrolmentAsync(string id, CancellationToken cancellationToken = default) => new(_all.RemoveAll(one => one.Id == id) > 0);

    public ValueTask<ScanMarks?> ReadMarksAsync(string recipe, CancellationToken cancellationToken = default) => new(_marks.GetValueOrDefault(recipe));

    public ValueTask AddMarksAsync(string recipe, ScanMarks added, CancellationToken cancellationToken = default)
    {
        _marks[recipe] = _marks.TryGetValue(recipe, out var before) ? new ScanMarks(added.Salt, [.. before.Values, .. added.Values]) : added;
        return ValueTask.CompletedTask;
    }
}
