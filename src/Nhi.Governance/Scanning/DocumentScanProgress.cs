namespace Nhi.Governance;

/// <summary>How far a scan is with one of its sources.</summary>
/// <param name="Source">The source.</param>
/// <param name="Documents">Documents read so far.</param>
/// <param name="Bytes">Bytes read so far.</param>
/// <param name="Hits">Hits so far.</param>
/// <param name="Elapsed">How long it has been read.</param>
/// <param name="ExpectedDocuments">How many documents will be read, as far as the source knows; 0 where it does not.</param>
/// <param name="ExpectedBytes">How many bytes there will be, as far as the source knows; 0 where it does not.</param>
public sealed record DocumentScanProgress(string Source, long Documents, long Bytes, long Hits, TimeSpan Elapsed, long ExpectedDocuments, long ExpectedBytes)
{
    /// <summary>Bytes a second so far.</summary>
    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? Bytes / Elapsed.TotalSeconds : 0;

    /// <summary>How long it will take at that rate; <see langword="null"/> while nobody can tell.</summary>
    public TimeSpan? Remaining => ExpectedBytes > 0 ? Left(Bytes, ExpectedBytes) : Left(Documents, ExpectedDocuments);

    private TimeSpan? Left(long done, long expected) => done > 0 && expected > done ? TimeSpan.FromSeconds(Math.Min(Elapsed.TotalSeconds / done * (expected - done), TimeSpan.MaxValue.TotalSeconds / 2)) : null;
}
