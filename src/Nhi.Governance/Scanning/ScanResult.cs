namespace Nhi.Governance;

/// <summary>What a scan found, and what it did not see. It holds no secret.</summary>
public sealed record ScanResult
{
    /// <summary>The hits, by source, path and place: the same for any number of threads.</summary>
    public required IReadOnlyList<ScanHit> Hits { get; init; }

    /// <summary>Hits beyond the most that are listed; 0 where all are.</summary>
    public required long HitsLeftOut { get; init; }

    /// <summary>The sources, in the order they were given.</summary>
    public required IReadOnlyList<ScannedSource> Sources { get; init; }

    /// <summary>Why what was found is not known to be all; none where it is. The reasons hold no secret.</summary>
    public required IReadOnlyList<ScanNote> Reasons { get; init; }

    /// <summary>What to know that takes nothing from completeness. It holds no secret.</summary>
    public required IReadOnlyList<ScanNote> Remarks { get; init; }

    /// <summary>Documents in which a limit cut the search for encoded copies short.</summary>
    public required int Limited { get; init; }

    /// <summary>Enrolled secrets that were looked for in every place.</summary>
    public required int EnrolledCount { get; init; }

    /// <summary>Weak enrolled secrets, which are compared with values that stand whole in an assignment; no claim of completeness covers them.</summary>
    public required int WeakCount { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Documents read.</summary>
    public long Documents => Sources.Sum(source => source.Summary.Documents);

    /// <summary>Bytes read.</summary>
    public long Bytes => Sources.Sum(source => source.Summary.Bytes);

    /// <summary>Documents that an earlier scan had found nothing in, and that cannot have changed.</summary>
    public long Known => Sources.Sum(source => source.Summary.Known);

    /// <summary>Bytes a second.</summary>
    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? Bytes / Elapsed.TotalSeconds : 0;

    /// <summary>Whether something was not seen that should have been.</summary>
    public bool IsPartial => Reasons.Count > 0;
}
