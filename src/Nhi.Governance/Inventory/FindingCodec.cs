using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes findings as canonical UTF-8 JSON and reads them back; see <see cref="IdentityCodec"/>.</summary>
public static class FindingCodec
{
    /// <summary>Writes a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">It holds a value that no reader would accept, or takes more than <see cref="IdentityCodec.MaxBytes"/>.</exception>
    public static byte[] ToBytes(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return CanonicalJson.Write(writer => FindingJson.Write(writer, finding), finding.Id.ToString());
    }

    /// <summary>Whether two findings say the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether their bytes are equal.</returns>
    public static bool SameContent(Finding left, Finding right) =>
        ReferenceEquals(left, right)
        || (left.Id == right.Id && left.Identity == right.Identity && SameWording(left.Result, right.Result) && left.Result.Credential == right.Result.Credential
            && string.Equals(left.Result.Subject, right.Result.Subject, StringComparison.Ordinal) && string.Equals(left.Result.Source, right.Result.Source, StringComparison.Ordinal)
            && string.Equals(left.Result.Command, right.Result.Command, StringComparison.Ordinal) && left.Result.Evidence.SequenceEqual(right.Result.Evidence, StringComparer.Ordinal) && left.Result.Decisions.SequenceEqual(right.Result.Decisions, StringComparer.Ordinal));

    /// <summary>Whether two results say the same of whomever they are: all but the credential, the subject, the source, the evidence, the decisions and the command.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether their <see cref="WordingToBytes"/> are equal.</returns>
    public static bool SameWording(ControlResult left, ControlResult right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Outcome == right.Outcome && left.Severity == right.Severity && string.Equals(left.Control, right.Control, StringComparison.Ordinal)
            && string.Equals(left.Explanation, right.Explanation, StringComparison.Ordinal) && string.Equals(left.NextStep, right.NextStep, StringComparison.Ordinal)
            && left.MissingFacts.SequenceEqual(right.MissingFacts, StringComparer.Ordinal) && left.References.SequenceEqual(right.References);
    }

    /// <summary>Writes what many findings say alike, so that a store need keep it once.</summary>
    /// <param name="result">What a control says.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">It holds a value that no reader would accept.</exception>
    public static byte[] WordingToBytes(ControlResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return CanonicalJson.Write(writer => FindingJson.WriteWording(writer, result), result.Control);
    }

    /// <summary>Reads what <see cref="WordingToBytes"/> wrote.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The result, with nothing that is one finding's own.</returns>
    /// <exception cref="JsonException">They are not that.</exception>
    public static ControlResult ReadWording(ReadOnlySpan<byte> utf8) => CanonicalReader.Read(utf8, "a wording", FindingJson.ReadWording);

    /// <summary>Writes what a finding alone says: all but its id, its identity and its wording.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">It takes more than <see cref="IdentityCodec.MaxBytes"/>.</exception>
    public static byte[] OwnToBytes(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return CanonicalJson.Write(writer => FindingJson.WriteOwn(writer, finding.Result), finding.Id.ToString());
    }

    /// <summary>Reads what <see cref="OwnToBytes"/> wrote.</summary>
    /// <param name="id">The id.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="wording">See <see cref="ReadWording"/>.</param>
    /// <param name="own">The bytes.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="JsonException">They are not that.</exception>
    public static Finding Read(FindingId id, IdentityId? identity, ControlResult wording, ReadOnlySpan<byte> own) =>
        new(id, identity, CanonicalReader.Read(own, "a finding", (ref CanonicalReader reader) => FindingJson.ReadOwn(ref reader, wording)));

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="JsonException">They are not that.</exception>
    public static Finding Read(ReadOnlySpan<byte> utf8) => CanonicalReader.Read(utf8, "a finding", FindingJson.Read);
}
