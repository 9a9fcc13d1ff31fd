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
        ReferenceEquals(left, right) || ToBytes(left).AsSpan().SequenceEqual(ToBytes(right));

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="JsonException">They are not that.</exception>
    public static Finding Read(ReadOnlyMemory<byte> utf8) => CanonicalJson.Read(utf8, "a finding", FindingJson.Read);
}
