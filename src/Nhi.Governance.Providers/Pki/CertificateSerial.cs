namespace Nhi.Governance.Providers.Pki;

/// <summary>A serial number in its forms: octets of a DER INTEGER, and the same in lower-case hexadecimal, which is the id of a version.</summary>
internal static class CertificateSerial
{
    // 'N' followed by the operation: positive, never short, 17 of the 20 octets that RFC 5280 allows.
    private const byte Prefix = 0x4e;

    private const int MostOctets = 20;

    /// <summary>The serial of the certificate that an operation makes: who knows the operation finds the certificate.</summary>
    public static byte[] Of(OperationId operation)
    {
        var octets = new byte[17];
        octets[0] = Prefix;
        operation.Value.TryWriteBytes(octets.AsSpan(1), bigEndian: true, out _);
        return octets;
    }

    /// <summary>The octets as a version's id.</summary>
    public static VersionId ToVersion(ReadOnlySpan<byte> octets) => new(Convert.ToHexStringLower(octets));

    /// <summary>Reads hexadecimal of either case, with or without the leading zeros that DER adds and openssl leaves out.</summary>
    /// <returns>The octets as DER has them, or <see langword="null"/> for what is no positive serial of at most 20 octets.</returns>
    public static byte[]? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > (MostOctets + 1) * 2 || !text.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var digits = text.AsSpan().TrimStart('0');
        if (digits.IsEmpty)
        {
            return null;
        }

        var even = digits.Length % 2 == 0 ? digits.ToString() : "0" + digits.ToString();
        var octets = Convert.FromHexString(even);
        octets = octets[0] >= 0x80 ? [0, .. octets] : octets;
        return octets.Length <= MostOctets ? octets : null;
    }
}
