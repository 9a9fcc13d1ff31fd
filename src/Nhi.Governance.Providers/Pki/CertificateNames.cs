using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>The names a certificate is for, in the order it lists them.</summary>
/// <param name="All">Every DNS name, address, mail address and URI.</param>
/// <param name="Spiffe">The SPIFFE ID, where there is one.</param>
internal sealed record CertificateNames(IReadOnlyList<string> All, string? Spiffe)
{
    private const string SubjectAlternativeName = "2.5.29.17";

    /// <summary>Reads the alternative names; ones that are damaged are left out.</summary>
    public static CertificateNames Of(X509Certificate2 certificate)
    {
        var names = new List<string>();
        string? spiffe = null;
        try
        {
            if (certificate.Extensions.FirstOrDefault(extension => string.Equals(extension.Oid?.Value, SubjectAlternativeName, StringComparison.Ordinal)) is { } found)
            {
                var reader = new AsnReader(found.RawData, AsnEncodingRules.DER).ReadSequence();
                while (reader.HasData)
                {
                    var tag = reader.PeekTag();
                    var name = NameOf(reader, tag);
                    if (name is not null)
                    {
                        names.Add(name);
                        spiffe ??= tag.TagValue == 6 && name.StartsWith("spiffe://", StringComparison.OrdinalIgnoreCase) ? name : null;
                    }
                }
            }
        }
        catch (AsnContentException)
        {
            // What was read so far stands.
        }

        return new CertificateNames(names, spiffe);
    }

    private static string? NameOf(AsnReader reader, Asn1Tag tag)
    {
        if (tag.TagClass == TagClass.ContextSpecific && tag.TagValue is 1 or 2 or 6)
        {
            return reader.ReadCharacterString(UniversalTagNumber.IA5String, new Asn1Tag(TagClass.ContextSpecific, tag.TagValue));
        }

        if (tag.TagClass == TagClass.ContextSpecific && tag.TagValue == 7)
        {
            var address = reader.ReadOctetString(new Asn1Tag(TagClass.ContextSpecific, 7));
            return address.Length is 4 or 16 ? new IPAddress(address).ToString() : null;
        }

        reader.ReadEncodedValue();
        return null;
    }
}
