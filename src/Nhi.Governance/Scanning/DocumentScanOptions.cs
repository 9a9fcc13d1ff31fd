using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>What a scan looks for, and how much of it it keeps.</summary>
/// <remarks>Immutable; what it refers to may be used by one scan after the other.</remarks>
public sealed record DocumentScanOptions
{
    /// <summary>The formats to look for; <see langword="null"/> looks for enrolled secrets alone. The default is <see cref="ScanOptions.Default"/>.</summary>
    public ScanOptions? Formats { get; init; } = ScanOptions.Default;

    /// <summary>The enrolled secrets to look for; <see langword="null"/>, the default, looks for formats alone. Stays the caller's to dispose.</summary>
    public EnrolledSecrets? Enrolled { get; init; }

    /// <summary>Where to keep which unchanging documents hold nothing, so that the next scan leaves them out; <see langword="null"/>, the default, keeps nothing and reads all.</summary>
    public IScanMarkStore? Marks { get; init; }

    /// <summary>The most hits that a result lists; what is beyond is counted. The default is 100,000.</summary>
    public int MaxHits { get; init; } = 100_000;

    /// <summary>The clock that rates are measured by. The default is the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
