using System.Formats.Asn1;
using System.Numerics;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What the extensions of a list say: its number, and which certificates and reasons it tells of.</summary>
internal sealed class CrlScope
{
    private const string AuthorityKeyIdentifier = "2.5.29.35";
    private const string CrlNumber = "2.5.29.20";
    private const string DeltaIndicator = "2.5.29.27";
    private const string IssuingDistributionPoint = "2.5.29.28";
    private const string FreshestCrl = "2.5.29.46";

    private const int Uri = 6;

    private readonly List<string> _places = [];

    private CrlScope()
    {
    }

    /// <summary>Its number, where it has one.</summary>
    public BigInteger? Number { get; private set; }

    /// <summary>The number of the complete list it changes, where it is a delta.</summary>
    public BigInteger? Base { get; private set; }

    /// <summary>The id of the key that signed it, where it is told.</summary>
    public byte[]? KeyId { get; private set; }

    /// <summary>Whether it says that there are deltas of it.</summary>
    public bool HasDeltas { get; private set; }

    /// <summary>Whether it tells of some reasons only.</summary>
    public bool IsOfSomeReasons { get; private set; }

    /// <summary>Whether it is a part of a list that is divided over several places.</summary>
    public bool IsPart { get; private set; }

    /// <summary>Reads the extensions.</summary>
    /// <exception cref="PkiDoubtException">One that must be understood is not, or it tells of other certificates than those of this issuer's subscribers.</exception>
    public static CrlScope Read(ReadOnlyMemory<byte> tagged)
    {
        var outer = new AsnReader(tagged, AsnEncodingRules.DER).ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true));
        var scope = Of(DerExtension.ReadAll(outer.ReadSequence()));
        outer.ThrowIfNotEmpty();
        return scope;
    }

    /// <summary>Makes the scope of a list with these extensions.</summary>
    public static CrlScope Of(IEnumerable<DerExtension> extensions)
    {
        var scope = new CrlScope();
        foreach (var extension in extensions)
        {
            scope.Add(extension);
        }

        return scope;
    }

    /// <summary>Whether it tells of every certificate whose state is asked for at a place.</summary>
    public bool Covers(Uri place) => !IsPart || _places.Contains(place.OriginalString, StringComparer.Ordinal) || _places.Contains(place.AbsoluteUri, StringComparer.Ordinal);

    private void Add(DerExtension extension)
    {
        var reader = new AsnReader(extension.Value, AsnEncodingRules.DER);
        switch (extension.Oid)
        {
            case CrlNumber:
                Number = NumberOf(reader);
                break;
            case DeltaIndicator:
                Base = NumberOf(reader);
                break;
            case FreshestCrl:
                HasDeltas = true;
                break;
            case AuthorityKeyIdentifier:
                ReadKeyId(reader.ReadSequence());
                break;
            case IssuingDistributionPoint:
                ReadPoint(reader.ReadSequence());
                reader.ThrowIfNotEmpty();
                break;
            case var oid when extension.IsCritical:
                throw new PkiDoubtException($"the list has a critical extension that is not understood ({oid})");
        }
    }

    private static BigInteger NumberOf(AsnReader reader)
    {
        var octets = reader.ReadIntegerBytes();
        reader.ThrowIfNotEmpty();
        return octets.Length <= 20 && octets.Span[0] < 0x80 ? new BigInteger(octets.Span, isUnsigned: true, isBigEndian: true) : throw new PkiDoubtException("the list's number is none");
    }

    private void ReadKeyId(AsnReader identifier)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        KeyId = identifier.HasData && identifier.PeekTag() == tag ? identifier.ReadOctetString(tag) : null;
    }

    private void ReadPoint(AsnReader point)
    {
        while (point.HasData)
        {
            var tag = point.PeekTag();
            switch (tag.TagValue)
            {
                case 0:
                    IsPart = true;
                    ReadPlaces(point.ReadSequence(tag));
                    break;
                case 1:
                    // Only what is not an authority's: everything that is governed here.
                    point.ReadBoolean(tag);
                    break;
                case 2 when point.ReadBoolean(tag):
                    throw new PkiDoubtException("the list tells of authorities alone");
                case 3:
                    IsOfSomeReasons = true;
                    point.ReadEncodedValue();
                    break;
                case 4 when point.ReadBoolean(tag):
                    throw new PkiDoubtException("the list is an indirect one, which is not believed");
                case 5 when point.ReadBoolean(tag):
                    throw new PkiDoubtException("the list tells of attribute certificates alone");
                case 2 or 4 or 5:
                    break;
                default:
                    throw new PkiDoubtException("the list's issuing distribution point is not understood");
            }
        }
    }

    // fullName [0] GeneralNames, of which the URIs are compared; a name relative to the issuer's stays a part without a place.
    private void ReadPlaces(AsnReader name)
    {
        var full = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var uri = new Asn1Tag(TagClass.ContextSpecific, Uri);
        if (!name.HasData || name.PeekTag() != full)
        {
            return;
        }

        var names = name.ReadSequence(full);
        while (names.HasData)
        {
            if (names.PeekTag() == uri)
            {
                _places.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, uri));
            }
            else
            {
                names.ReadEncodedValue();
            }
        }
    }
}
