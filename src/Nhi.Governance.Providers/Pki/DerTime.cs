using System.Formats.Asn1;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Reads the two kinds of time that certificates and lists use.</summary>
internal static class DerTime
{
    private const int LastYearOfTwoDigits = 2049;

    /// <summary>Reads a Time of RFC 5280: UTCTime to 2049, GeneralizedTime after.</summary>
    public static DateTimeOffset Read(ReadOnlySpan<byte> encoded)
    {
        var at = Is(encoded, UniversalTagNumber.UtcTime)
            ? AsnDecoder.ReadUtcTime(encoded, AsnEncodingRules.DER, out var consumed, LastYearOfTwoDigits)
            : AsnDecoder.ReadGeneralizedTime(encoded, AsnEncodingRules.DER, out consumed);
        return consumed == encoded.Length ? at : throw new AsnContentException("Something follows a time.");
    }

    private static bool Is(ReadOnlySpan<byte> encoded, UniversalTagNumber kind) => !encoded.IsEmpty && encoded[0] == (byte)kind;
}
