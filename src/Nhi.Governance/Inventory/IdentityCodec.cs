using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes identities as canonical UTF-8 JSON and reads them back: the same identity gives the same bytes on every machine and runtime.</summary>
/// <remarks>Members stand in a fixed order, lists that mean sets are sorted, instants are in UTC, enumerations are written by name, and what is none is left out.</remarks>
public static class IdentityCodec
{
    /// <summary>The most bytes one identity or finding may take.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Writes all of an identity.</summary>
    /// <param name="identity">The identity.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">It holds a value that no reader would accept, or takes more than <see cref="MaxBytes"/>.</exception>
    public static byte[] ToBytes(INonHumanIdentity identity) => Write(identity, instants: true);

    /// <summary>Writes what an identity is, without when it was seen: of <see cref="Presence"/> only the area.</summary>
    /// <param name="identity">The identity.</param>
    /// <returns>The bytes; equal for two surveys between which nothing changed.</returns>
    /// <exception cref="ArgumentException">It holds a value that no reader would accept, or takes more than <see cref="MaxBytes"/>.</exception>
    public static byte[] ContentBytes(INonHumanIdentity identity) => Write(identity, instants: false);

    /// <summary>Whether two identities say the same, whenever they were seen.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether their <see cref="ContentBytes"/> are equal.</returns>
    public static bool SameContent(INonHumanIdentity left, INonHumanIdentity right) =>
        ReferenceEquals(left, right) || ContentBytes(left).AsSpan().SequenceEqual(ContentBytes(right));

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="JsonException">They are not that.</exception>
    public static NonHumanIdentity Read(ReadOnlySpan<byte> utf8) =>
        CanonicalReader.Read(utf8, "an identity", static (ref CanonicalReader reader) => IdentityJson.Read(ref reader, instants: null));

    /// <summary>Reads what <see cref="ContentBytes"/> wrote.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="firstSeen">See <see cref="Presence.FirstSeen"/>.</param>
    /// <param name="lastSeen">See <see cref="Presence.LastSeen"/>.</param>
    /// <param name="disappearedAt">See <see cref="Presence.DisappearedAt"/>.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="JsonException">They are not that.</exception>
    public static NonHumanIdentity ReadContent(ReadOnlySpan<byte> utf8, DateTimeOffset firstSeen, DateTimeOffset lastSeen, DateTimeOffset? disappearedAt)
    {
        var instants = new Presence(string.Empty, firstSeen, lastSeen, disappearedAt);
        return CanonicalReader.Read(utf8, "an identity", (ref CanonicalReader reader) => IdentityJson.Read(ref reader, instants));
    }

    private static byte[] Write(INonHumanIdentity identity, bool instants)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return CanonicalJson.Write(writer => IdentityJson.Write(writer, identity, instants), identity.Id.ToString());
    }
}
