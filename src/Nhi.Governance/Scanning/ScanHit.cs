using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>A secret that lies open: where, and what is known of it without its value. No part of it is secret.</summary>
public sealed record ScanHit
{
    /// <summary>
    /// Made of the source, the path, the format or the enrolment, and the how-manieth of it at that path it is: never of the value or its fingerprint. It is the same in every scan, under every key.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The source, as the user named it.</summary>
    public required string Source { get; init; }

    /// <summary>The path below the source, or what stands for one.</summary>
    public required string Path { get; init; }

    /// <summary>The line of its first byte, from 1. In a history, of the version that is checked out; where it no longer stands there, of the first that held it.</summary>
    public required int Line { get; init; }

    /// <summary>The column of its first byte, from 1, counted in bytes.</summary>
    public required int Column { get; init; }

    /// <summary>The same in UTF-16 code units, as editors and SARIF count; <see langword="null"/> where the line is too long to tell.</summary>
    public int? CharacterColumn { get; init; }

    /// <summary>The offset of its first byte in the document. In a document in UTF-16 it is that of the text in UTF-8.</summary>
    public required long Offset { get; init; }

    /// <summary>How many bytes it takes there, encoded as it is.</summary>
    public required int Length { get; init; }

    /// <summary>Hits of one value have the same number: from 1, in the order of the hits. It says nothing beyond this scan.</summary>
    public required int Value { get; init; }

    /// <summary>The format it has; <see langword="null"/> for an enrolled secret of none.</summary>
    public SecretFormat? Format { get; init; }

    /// <summary>What its own checksum says.</summary>
    public ChecksumVerdict Checksum { get; init; }

    /// <summary>The enrolled secrets it is, or holds; none where only its format was recognised.</summary>
    public IReadOnlyList<EnrolledHit> Enrolled { get; init; } = [];

    /// <summary>What the value tells about itself: names, ids and times.</summary>
    public SecretReading Reading { get; init; } = SecretReading.Empty;

    /// <summary>When it stood there; <see langword="null"/> for a source without a history.</summary>
    public ScanHistory? History { get; init; }

    /// <summary>How sure it is.</summary>
    public ScanLevel Level => Enrolled.Count > 0 || Checksum == ChecksumVerdict.Valid ? ScanLevel.Error
        : Checksum == ChecksumVerdict.Failed ? ScanLevel.Note
        : ScanLevel.Warning;
}
