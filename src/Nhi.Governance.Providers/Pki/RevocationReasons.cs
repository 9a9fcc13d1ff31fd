using System.Formats.Asn1;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Reasons of RFC 5280, 5.3.1.</summary>
internal static class RevocationReasons
{
    public const int Hold = 6;
    public const int Remove = 8;

    private static readonly string?[] Names =
        ["unspecified", "keyCompromise", "cACompromise", "affiliationChanged", "superseded", "cessationOfOperation", "certificateHold", null, "removeFromCRL", "privilegeWithdrawn", "aACompromise"];

    /// <summary>Reads a CRLReason.</summary>
    public static int Read(AsnReader reader) => Checked(reader.ReadEnumeratedBytes().Span);

    /// <summary>Reads a CRLReason.</summary>
    public static int Read(ReadOnlySpan<byte> encoded)
    {
        var reason = Checked(AsnDecoder.ReadEnumeratedBytes(encoded, AsnEncodingRules.DER, out var consumed));
        return consumed == encoded.Length ? reason : throw new AsnContentException("Something follows the reason.");
    }

    /// <summary>The name of a reason.</summary>
    public static string NameOf(int? reason) => reason is { } value ? Names[value]! : "no reason given";

    private static int Checked(ReadOnlySpan<byte> value) =>
        value.Length == 1 && value[0] < Names.Length && Names[value[0]] is not null ? value[0] : throw new AsnContentException("The reason is none of RFC 5280.");
}
