using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>A hit in one document, before anybody knows where the document stands.</summary>
internal sealed record RawHit(long Offset, int Length, int Line, int Column, int? Characters)
{
    public SecretFormat? Format { get; init; }

    public ChecksumVerdict Checksum { get; init; }

    public SecretReading Reading { get; init; } = SecretReading.Empty;

    public IReadOnlyList<EnrolledHit> Enrolled { get; init; } = [];

    /// <summary>Tells values apart within this scan; keyed with a key that is never written down.</summary>
    public UInt128 Mark { get; init; }

    /// <summary>Where the secret stands that belongs to what was matched: of an AWS access key, beside its id.</summary>
    public long SecretOffset { get; init; }

    public int SecretLength { get; init; }

    /// <summary>What numbers count: the format, or the enrolment where there is none.</summary>
    public string Kind => Format?.Id ?? Enrolled[0].Enrolment.Id;

    /// <summary>The value, as far as this scan tells values apart.</summary>
    public string Value => Enrolled.Count == 0 ? $"{Format!.Id} {Mark:x32}" : string.Join(' ', Enrolled.Select(hit => hit.Enrolment.Id));

    /// <summary>Whether an enrolled secret stands where this does.</summary>
    public bool Meets(long offset, int length) => Overlap(Offset, Length, offset, length) || Overlap(SecretOffset, SecretLength, offset, length);

    private static bool Overlap(long one, int oneLength, long other, int otherLength) => one < other + otherLength && other < one + oneLength;
}
