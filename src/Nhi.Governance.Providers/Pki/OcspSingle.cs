using System.Formats.Asn1;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What an answer says about one certificate.</summary>
/// <param name="Certificate">The CertID it is about.</param>
/// <param name="Seen">Good is alive, revoked is refused, unknown is neither.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="Reason">Why, as RFC 5280 counts reasons.</param>
/// <param name="ThisUpdate">When this was known to be right.</param>
/// <param name="NextUpdate">When more will be known.</param>
/// <param name="Extensions">The rest.</param>
internal sealed record OcspSingle(
    ReadOnlyMemory<byte> Certificate,
    Verdict Seen,
    DateTimeOffset RevokedAt,
    int? Reason,
    DateTimeOffset ThisUpdate,
    DateTimeOffset? NextUpdate,
    IReadOnlyList<DerExtension> Extensions)
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Reads a SingleResponse.</summary>
    public static OcspSingle Read(AsnReader reader)
    {
        var certificate = reader.ReadEncodedValue();
        var (seen, at, reason) = StatusOf(reader);
        var thisUpdate = reader.ReadGeneralizedTime();
        DateTimeOffset? nextUpdate = null;
        if (reader.HasData && reader.PeekTag() == Zero)
        {
            var next = reader.ReadSequence(Zero);
            nextUpdate = next.ReadGeneralizedTime();
            next.ThrowIfNotEmpty();
        }

        IReadOnlyList<DerExtension> extensions = [];
        if (reader.HasData && reader.PeekTag() == One)
        {
            var outer = reader.ReadSequence(One);
            extensions = DerExtension.ReadAll(outer.ReadSequence());
            outer.ThrowIfNotEmpty();
        }

        reader.ThrowIfNotEmpty();
        return new OcspSingle(certificate, seen, at, reason, thisUpdate, nextUpdate, extensions);
    }

    private static (Verdict Seen, DateTimeOffset At, int? Reason) StatusOf(AsnReader reader)
    {
        var tag = reader.PeekTag();
        switch (tag)
        {
            case { TagClass: TagClass.ContextSpecific, TagValue: 0 or 2 }:
                reader.ReadNull(tag);
                return (tag.TagValue == 0 ? Verdict.Alive : Verdict.Indeterminate, default, null);
            case { TagClass: TagClass.ContextSpecific, TagValue: 1 }:
                var revoked = reader.ReadSequence(tag);
                var at = revoked.ReadGeneralizedTime();
                int? reason = null;
                if (revoked.HasData)
                {
                    var wrapped = revoked.ReadSequence(Zero);
                    reason = RevocationReasons.Read(wrapped);
                    wrapped.ThrowIfNotEmpty();
                }

                revoked.ThrowIfNotEmpty();
                return (Verdict.Refused, at, reason);
            default:
                throw new AsnContentException("A certificate's status is good, revoked or unknown.");
        }
    }
}
