namespace Nhi.Governance;

/// <summary>Where a survey looks for copies of secrets, and for which.</summary>
/// <param name="Documents">Where it looks.</param>
public sealed record SurveyScan(IReadOnlyList<IDocumentSource> Documents)
{
    /// <summary>The enrolled secrets to look for; <see langword="null"/>, the default, looks for formats alone.</summary>
    public IEnrolmentStore? Enrolments { get; init; }

    /// <summary>The keys they were enrolled under; read only when something is enrolled.</summary>
    public IFingerprintKeyProvider? Keys { get; init; }

    /// <summary>Where to keep which unchanging documents hold nothing, so that the next survey leaves them out; <see langword="null"/>, the default, reads all each time.</summary>
    public IScanMarkStore? Marks { get; init; }

    /// <summary>The most copies that are taken up; that there are more is told as something that was not read. The default is 1,000,000.</summary>
    public int MaxCopies { get; init; } = 1_000_000;
}
