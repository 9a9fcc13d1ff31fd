using System.Collections.Concurrent;

namespace Nhi.Governance;

/// <summary>Takes the documents of one source: each thread has a worker of its own.</summary>
internal sealed class ScanReader(Func<ScanWorker> makeWorker, ScanMeter meter, int mostHits, ScanMarks? marks) : IDocumentReader, IDisposable
{
    private readonly ConcurrentBag<ScanWorker> _idle = [];
    private readonly ConcurrentBag<ulong> _clean = [];
    private readonly ConcurrentDictionary<ulong, bool> _forgotten = new();
    private volatile bool _isUnchanging;

    public FoundDocuments Found { get; } = new(mostHits);

    /// <summary>Documents that were cut short by a limit.</summary>
    public LimitedDocuments Limited { get; } = new();

    /// <summary>The marks of the unchanging documents in which nothing was found.</summary>
    public IEnumerable<ulong> Clean => _clean.Where(mark => !_forgotten.ContainsKey(mark));

    public void Expect(long documents, long bytes) => meter.Expect(documents, bytes);

    public bool Wants(string document)
    {
        _isUnchanging = true;
        if (marks?.Contains(document) != true)
        {
            return true;
        }

        meter.Skip();
        return false;
    }

    public void Forget(string document)
    {
        if (marks is not null)
        {
            _forgotten[marks.Of(document)] = true;
        }
    }

    public void Read(string document, Stream content, CancellationToken cancellationToken)
    {
        var worker = _idle.TryTake(out var idle) ? idle : makeWorker();
        try
        {
            var found = worker.Read(content, meter.Advance, cancellationToken);
            if (found.IsLimited)
            {
                Limited.Add(document);
            }

            if (found.Hits.Count > 0)
            {
                Found.Add(document, found);
            }
            else if (_isUnchanging && marks is not null && !found.IsLimited)
            {
                _clean.Add(marks.Of(document));
            }

            meter.Finish(found.Hits.Count);
        }
        finally
        {
            _idle.Add(worker);
        }
    }

    public void Dispose()
    {
        foreach (var worker in _idle)
        {
            worker.Dispose();
        }
    }
}
