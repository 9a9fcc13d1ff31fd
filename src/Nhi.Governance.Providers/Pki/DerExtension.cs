using System.Formats.Asn1;

namespace Nhi.Governance.Providers.Pki;

/// <summary>An extension of something signed.</summary>
internal sealed record DerExtension(string Oid, bool IsCritical, ReadOnlyMemory<byte> Value)
{
    private const int Most = 64;

    /// <summary>Reads a SEQUENCE OF Extension.</summary>
    /// <exception cref="PkiDoubtException">There are too many, or one twice.</exception>
    public static IReadOnlyList<DerExtension> ReadAll(AsnReader sequence)
    {
        var found = new List<DerExtension>();
        while (sequence.HasData)
        {
            var one = sequence.ReadSequence();
            var oid = one.ReadObjectIdentifier();
            var critical = one.HasData && one.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && one.ReadBoolean();
            var value = one.ReadOctetString();
            one.ThrowIfNotEmpty();
            if (found.Count == Most || found.Exists(before => string.Equals(before.Oid, oid, StringComparison.Ordinal)))
            {
                throw new PkiDoubtException($"it has more than {Most} extensions, or one of them twice");
            }

            found.Add(new DerExtension(oid, critical, value));
        }

        return found;
    }
}
