using System.Formats.Asn1;

namespace Nhi.Governance.Providers.Pki;

/// <summary>An answer as it came: read, and not yet believed.</summary>
internal sealed class OcspAnswer
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const int MostSingles = 128;
    private const int MostCertificates = 8;

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Two = new(TagClass.ContextSpecific, 2, isConstructed: true);
    private static readonly string?[] Statuses = ["successful", "malformedRequest", "internalError", "tryLater", null, "sigRequired", "unauthorized"];

    /// <summary>What is signed.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How.</summary>
    public required ReadOnlyMemory<byte> Algorithm { get; init; }

    /// <summary>The signature.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Certificates that were sent along.</summary>
    public required IReadOnlyList<byte[]> Certificates { get; init; }

    /// <summary>Name of who answers, where it is told by name.</summary>
    public ReadOnlyMemory<byte>? ResponderName { get; private set; }

    /// <summary>SHA-1 of the key of who answers, where it is told by key.</summary>
    public byte[]? ResponderKey { get; private set; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset ProducedAt { get; private set; }

    /// <summary>What it says.</summary>
    public IReadOnlyList<OcspSingle> Singles { get; private set; } = [];

    /// <summary>The rest.</summary>
    public IReadOnlyList<DerExtension> Extensions { get; private set; } = [];

    /// <summary>Reads an OCSPResponse.</summary>
    /// <exception cref="PkiDoubtException">It is an error, or of another kind, or too big.</exception>
    /// <exception cref="AsnContentException">It is damaged.</exception>
    public static OcspAnswer Read(ReadOnlyMemory<byte> encoded)
    {
        var file = new AsnReader(encoded, AsnEncodingRules.DER);
        var outer = file.ReadSequence();
        file.ThrowIfNotEmpty();
        var status = outer.ReadEnumeratedBytes();
        if (status.Length != 1 || status.Span[0] != 0)
        {
            throw new PkiDoubtException("the responder answered " + (status.Length == 1 && status.Span[0] < Statuses.Length ? Statuses[status.Span[0]] : null) switch { null => "with a status that is none", var name => name });
        }

        var wrapped = outer.ReadSequence(Zero);
        outer.ThrowIfNotEmpty();
        var typed = wrapped.ReadSequence();
        wrapped.ThrowIfNotEmpty();
        if (!string.Equals(typed.ReadObjectIdentifier(), Basic, StringComparison.Ordinal))
        {
            throw new PkiDoubtException("the answer is of another kind than a basic one");
        }

        var basic = new AsnReader(typed.ReadOctetString(), AsnEncodingRules.DER);
        typed.ThrowIfNotEmpty();
        var signed = basic.ReadSequence();
        basic.ThrowIfNotEmpty();
        return ReadSigned(signed);
    }

    private static OcspAnswer ReadSigned(AsnReader signed)
    {
        var body = signed.ReadEncodedValue();
        var algorithm = signed.ReadEncodedValue();
        var signature = signed.ReadBitString(out var unused);
        var certificates = new List<byte[]>();
        if (signed.HasData)
        {
            var wrapped = signed.ReadSequence(Zero);
            var list = wrapped.ReadSequence();
            wrapped.ThrowIfNotEmpty();
            while (list.HasData)
            {
                certificates.Add(list.ReadEncodedValue().ToArray());
                Bounded(certificates.Count, MostCertificates, "certificates");
            }
        }

        signed.ThrowIfNotEmpty();
        if (unused != 0)
        {
            throw new AsnContentException("A signature is whole octets.");
        }

        var answer = new OcspAnswer { Body = body, Algorithm = algorithm, Signature = signature, Certificates = certificates };
        answer.ReadBody();
        return answer;
    }

    private void ReadBody()
    {
        var body = new AsnReader(Body, AsnEncodingRules.DER).ReadSequence();
        if (body.PeekTag() == Zero)
        {
            // DER leaves a default out; version 1 is the only one there is, and some write it all the same.
            var version = body.ReadSequence(Zero);
            if (!version.TryReadInt32(out var number) || number != 0 || version.HasData)
            {
                throw new PkiDoubtException("the answer is of a version that is not known");
            }
        }

        var tag = body.PeekTag();
        var responder = body.ReadSequence(tag == One || tag == Two ? tag : One);
        if (tag == One)
        {
            ResponderName = responder.ReadEncodedValue();
        }
        else
        {
            ResponderKey = responder.ReadOctetString();
        }

        responder.ThrowIfNotEmpty();
        ProducedAt = body.ReadGeneralizedTime();
        var list = body.ReadSequence();
        var singles = new List<OcspSingle>();
        while (list.HasData)
        {
            singles.Add(OcspSingle.Read(list.ReadSequence()));
            Bounded(singles.Count, MostSingles, "certificates' states");
        }

        Singles = singles;
        if (body.HasData)
        {
            var outer = body.ReadSequence(One);
            Extensions = DerExtension.ReadAll(outer.ReadSequence());
            outer.ThrowIfNotEmpty();
        }

        body.ThrowIfNotEmpty();
    }

    private static void Bounded(int count, int most, string what)
    {
        if (count > most)
        {
            throw new PkiDoubtException($"the answer holds more than {most} {what}");
        }
    }
}
