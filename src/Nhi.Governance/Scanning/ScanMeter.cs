namespace Nhi.Governance;

/// <summary>Counts what is read, and tells somebody who waits a few times a second. Safe for concurrent use.</summary>
internal sealed class ScanMeter(string source, TimeProvider time, IProgress<DocumentScanProgress>? progress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long _begun = time.GetTimestamp();
    private long _documents;
    private long _bytes;
    private long _hits;
    private long _expectedDocuments;
    private long _expectedBytes;
    private long _skipped;
    private long _told;

    public void Expect(long documents, long bytes)
    {
        Interlocked.Exchange(ref _expectedDocuments, documents);
        Interlocked.Exchange(ref _expectedBytes, bytes);
    }

    /// <summary>One that was expected and is not read.</summary>
    public void Skip() => Interlocked.Increment(ref _skipped);

    public void Advance(int bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        Tell();
    }

    public void Finish(int hits)
    {
        Interlocked.Increment(ref _documents);
        Interlocked.Add(ref _hits, hits);
        Tell();
    }

    private void Tell()
    {
        if (progress is null)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(_begun);
        var turn = elapsed.Ticks / Interval.Ticks;
        var told = Interlocked.Read(ref _told);
        if (turn > told && Interlocked.CompareExchange(ref _told, turn, told) == told)
        {
            progress.Report(new DocumentScanProgress(
                source,
                Interlocked.Read(ref _documents),
                Interlocked.Read(ref _bytes),
                Interlocked.Read(ref _hits),
                elapsed,
                Math.Max(0, Interlocked.Read(ref _expectedDocuments) - Interlocked.Read(ref _skipped)),
                Interlocked.Read(ref _expectedBytes)));
        }
    }
}
