using System.Formats.Asn1;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What a list says of the certificate that is looked for.</summary>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="Reason">Why, as RFC 5280 counts reasons.</param>
internal sealed record CrlEntry(DateTimeOffset RevokedAt, int? Reason)
{
    private const string ReasonCode = "2.5.29.21";
    private const string InvalidityDate = "2.5.29.24";

    /// <summary>Reads an entry where it is of the serial; of every other it is only told whether we understand it, because one that is not understood spoils the list.</summary>
    public static CrlEntry? Match(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> serial)
    {
        AsnDecoder.ReadSequence(encoded, AsnEncodingRules.DER, out var offset, out var length, out _);
        var content = encoded.Slice(offset, length);
        var theirs = AsnDecoder.ReadIntegerBytes(content, AsnEncodingRules.DER, out var consumed);
        var isIt = theirs.SequenceEqual(serial);
        content = content[consumed..];
        AsnDecoder.ReadEncodedValue(content, AsnEncodingRules.DER, out _, out _, out consumed);
        var date = content[..consumed];
        content = content[consumed..];
        var reason = content.IsEmpty ? null : Extensions(content, isIt);
        return isIt ? new CrlEntry(DerTime.Read(date), reason) : null;
    }

    private static int? Extensions(ReadOnlySpan<byte> encoded, bool isIt)
    {
        int? reason = null;
        AsnDecoder.ReadSequence(encoded, AsnEncodingRules.DER, out var offset, out var length, out var consumed);
        if (consumed != encoded.Length)
        {
            throw new AsnContentException("Something follows the extensions of an entry.");
        }

        for (var rest = encoded.Slice(offset, length); !rest.IsEmpty; rest = rest[consumed..])
        {
            AsnDecoder.ReadSequence(rest, AsnEncodingRules.DER, out offset, out length, out consumed);
            var one = rest.Slice(offset, length);
            var isCritical = IsCritical(one, out var value);
            if (!isIt && !isCritical)
            {
                continue;
            }

            var oid = AsnDecoder.ReadObjectIdentifier(one, AsnEncodingRules.DER, out _);
            if (string.Equals(oid, ReasonCode, StringComparison.Ordinal))
            {
                reason = RevocationReasons.Read(AsnDecoder.ReadOctetString(one[value..], AsnEncodingRules.DER, out _));
            }
            else if (isCritical && !string.Equals(oid, InvalidityDate, StringComparison.Ordinal))
            {
                throw new PkiDoubtException($"an entry of the list has a critical extension that is not understood ({oid})");
            }
        }

        return reason;
    }

    private static bool IsCritical(ReadOnlySpan<byte> extension, out int value)
    {
        AsnDecoder.ReadEncodedValue(extension, AsnEncodingRules.DER, out _, out _, out value);
        if (Asn1Tag.TryDecode(extension[value..], out var tag, out _) && tag == Asn1Tag.Boolean)
        {
            var isCritical = AsnDecoder.ReadBoolean(extension[value..], AsnEncodingRules.DER, out var consumed);
            value += consumed;
            return isCritical;
        }

        return false;
    }
}
