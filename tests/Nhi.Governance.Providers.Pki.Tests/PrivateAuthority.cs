using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>An authority in memory that can say whatever is wanted, rightly signed or not.</summary>
[SuppressMessage("Security", "CA5350", Justification = "What weak digests look like is what is tried.")]
internal sealed class PrivateAuthority : IDisposable
{
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);

    public PrivateAuthority(string name = "CN=Private authority", DateTimeOffset? from = null, DateTimeOffset? to = null, X509KeyUsageFlags usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign)
    {
        var request = new CertificateRequest(name, Key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Certificate = request.CreateSelfSigned(from ?? Now.AddDays(-400), to ?? Now.AddDays(365));
    }

    public static DateTimeOffset Now { get; } = new(TimeProvider.System.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem();

    /// <summary>A certificate for somebody else's answers.</summary>
    public X509Certificate2 Delegate(ECDsa key, string? purpose = OcspSigning, DateTimeOffset? from = null, DateTimeOffset? to = null, X509Extension? further = null, string name = "CN=Responder")
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        if (purpose is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], true));
        }

        if (further is not null)
        {
            request.CertificateExtensions.Add(further);
        }

        return request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(Key), from ?? Now.AddDays(-1), to ?? Now.AddDays(1), [0x2a]);
    }

    /// <summary>Answers a question as <paramref name="say"/> has it.</summary>
    public byte[] Answer(byte[] question, OcspSay say)
    {
        if (say.Status != 0)
        {
            var error = new AsnWriter(AsnEncodingRules.DER);
            using (error.PushSequence())
            {
                error.WriteEncodedValue([0x0a, 0x01, say.Status]);
            }

            return error.Encode();
        }

        var (certificate, nonce) = Read(question);
        var body = new AsnWriter(AsnEncodingRules.DER);
        using (body.PushSequence())
        {
            using (body.PushSequence(say.ByKey ? new Asn1Tag(TagClass.ContextSpecific, 2) : One))
            {
                if (say.ByKey)
                {
                    body.WriteOctetString(SHA1.HashData((say.Included ?? Certificate).PublicKey.EncodedKeyValue.RawData));
                }
                else
                {
                    body.WriteEncodedValue((say.Included ?? Certificate).SubjectName.RawData);
                }
            }

            body.WriteGeneralizedTime(say.ProducedAt ?? Now, omitFractionalSeconds: true);
            using (body.PushSequence())
            {
                foreach (var about in say.About(certificate))
                {
                    WriteSingle(body, about, say);
                }
            }

            var given = say.Nonce is null ? nonce : say.Nonce;
            if (given.Length > 0 || say.Extension is not null)
            {
                using (body.PushSequence(One))
                using (body.PushSequence())
                {
                    WriteExtension(body, given.Length > 0 ? (OcspQuestion.NonceOid, false, given) : null);
                    WriteExtension(body, say.Extension);
                }
            }
        }

        return Wrap(Sign(body.Encode(), say.Key ?? Key, say.Hash, say.Included is null ? [] : [say.Included.RawData]), say.Kind);
    }

    /// <summary>A list as <paramref name="say"/> has it.</summary>
    public byte[] List(CrlSay say)
    {
        // Room from the start: the writer grows by little, which a million entries would make slow.
        var body = new AsnWriter(AsnEncodingRules.DER, 4096 + (say.Entries.Count * 64));
        using (body.PushSequence())
        {
            body.WriteInteger(1);
            WriteAlgorithm(body, say.Hash);
            body.WriteEncodedValue((say.Issuer ?? Certificate.SubjectName).RawData);
            body.WriteUtcTime(say.ThisUpdate ?? Now.AddMinutes(-1));
            if (say.HasNext)
            {
                body.WriteUtcTime(say.NextUpdate ?? Now.AddHours(1));
            }

            if (say.Entries.Count > 0)
            {
                using (body.PushSequence())
                {
                    foreach (var entry in say.Entries)
                    {
                        WriteEntry(body, entry);
                    }
                }
            }

            using (body.PushSequence(Zero))
            using (body.PushSequence())
            {
                var number = new AsnWriter(AsnEncodingRules.DER);
                number.WriteInteger(say.Number);
                WriteExtension(body, ("2.5.29.20", false, number.Encode()));
                if (say.Base is { } least)
                {
                    number.Reset();
                    number.WriteInteger(least);
                    WriteExtension(body, ("2.5.29.27", true, number.Encode()));
                }

                foreach (var extension in say.Extensions)
                {
                    WriteExtension(body, extension);
                }
            }
        }

        return Sign(body.Encode(), say.Key ?? Key, say.Hash, []);
    }

    public void Dispose()
    {
        Key.Dispose();
        Certificate.Dispose();
    }

    /// <summary>A server that answers every question as its sayings have it.</summary>
    public LoopbackServer Respond(Func<OcspSay> say) => new(async context =>
        await LoopbackServer.SayAsync(context, Answer(await LoopbackServer.BodyAsync(context), say()), "application/ocsp-response"));

    private static (byte[] Certificate, byte[] Nonce) Read(byte[] question)
    {
        var body = new AsnReader(question, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        var certificate = body.ReadSequence().ReadSequence().ReadEncodedValue().ToArray();
        var extension = body.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 2, true)).ReadSequence().ReadSequence();
        extension.ReadObjectIdentifier();
        return (certificate, extension.ReadOctetString());
    }

    private static void WriteSingle(AsnWriter body, byte[] about, OcspSay say)
    {
        using (body.PushSequence())
        {
            body.WriteEncodedValue(about);
            switch (say.Seen)
            {
                case Verdict.Alive:
                    body.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 0));
                    break;
                case Verdict.Refused:
                    using (body.PushSequence(One))
                    {
                        body.WriteGeneralizedTime(say.RevokedAt ?? Now.AddMinutes(-5), omitFractionalSeconds: true);
                        using (body.PushSequence(Zero))
                        {
                            body.WriteEncodedValue([0x0a, 0x01, say.Reason]);
                        }
                    }

                    break;
                default:
                    body.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 2));
                    break;
            }

            body.WriteGeneralizedTime(say.ThisUpdate ?? Now, omitFractionalSeconds: true);
            if (say.HasNext)
            {
                using (body.PushSequence(Zero))
                {
                    body.WriteGeneralizedTime(say.NextUpdate ?? Now.AddHours(1), omitFractionalSeconds: true);
                }
            }
        }
    }

    private static void WriteEntry(AsnWriter body, CrlSaid entry)
    {
        using (body.PushSequence())
        {
            body.WriteInteger(entry.Serial);
            body.WriteUtcTime(entry.At ?? Now.AddMinutes(-5));
            if (entry.Reason is not null || entry.Extension is not null)
            {
                using (body.PushSequence())
                {
                    WriteExtension(body, entry.Reason is { } reason ? ("2.5.29.21", false, [0x0a, 0x01, reason]) : null);
                    WriteExtension(body, entry.Extension);
                }
            }
        }
    }

    private static void WriteExtension(AsnWriter body, (string Oid, bool IsCritical, byte[] Value)? extension)
    {
        if (extension is not { } told)
        {
            return;
        }

        using (body.PushSequence())
        {
            body.WriteObjectIdentifier(told.Oid);
            if (told.IsCritical)
            {
                body.WriteBoolean(true);
            }

            body.WriteOctetString(told.Value);
        }
    }

    private static void WriteAlgorithm(AsnWriter writer, HashAlgorithmName hash)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(hash == HashAlgorithmName.SHA1 ? "1.2.840.10045.4.1" : "1.2.840.10045.4.3.2");
        }
    }

    private static byte[] Sign(byte[] body, ECDsa key, HashAlgorithmName hash, IReadOnlyList<byte[]> certificates)
    {
        var signed = new AsnWriter(AsnEncodingRules.DER);
        using (signed.PushSequence())
        {
            signed.WriteEncodedValue(body);
            WriteAlgorithm(signed, hash);
            signed.WriteBitString(key.SignData(body, hash, DSASignatureFormat.Rfc3279DerSequence));
            if (certificates.Count > 0)
            {
                using (signed.PushSequence(Zero))
                using (signed.PushSequence())
                {
                    foreach (var certificate in certificates)
                    {
                        signed.WriteEncodedValue(certificate);
                    }
                }
            }
        }

        return signed.Encode();
    }

    private static byte[] Wrap(byte[] basic, string kind)
    {
        var answer = new AsnWriter(AsnEncodingRules.DER);
        using (answer.PushSequence())
        {
            answer.WriteEncodedValue([0x0a, 0x01, 0x00]);
            using (answer.PushSequence(Zero))
            using (answer.PushSequence())
            {
                answer.WriteObjectIdentifier(kind);
                answer.WriteOctetString(basic);
            }
        }

        return answer.Encode();
    }
}
