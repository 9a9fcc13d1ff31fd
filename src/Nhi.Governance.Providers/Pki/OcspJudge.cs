using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Decides whether an answer is to be believed, and what it then says.</summary>
internal sealed class OcspJudge(OcspOptions options, PkiIssuer issuer)
{
    // RFC 6960, 4.4.8: a responder may say "revoked" of what was never issued.
    private const string ExtendedRevoke = "1.3.6.1.5.5.7.48.1.9";

    /// <summary>Believes an answer or doubts it.</summary>
    /// <exception cref="PkiDoubtException">It is not to be believed.</exception>
    public PkiFinding Judge(OcspAnswer answer, OcspQuestion question, DateTimeOffset now)
    {
        issuer.MustBeValid(now, options.ClockSkew);
        var isChecked = MustBeSigned(answer, now);
        MustBeUnderstood(answer);
        MustAnswer(answer, question);
        var single = TheOneAbout(answer, question);
        MustBeFresh(answer, single, now);
        string[] open = isChecked ? [] : ["the responder's certificate could itself have been revoked, which was not looked at"];
        switch (single.Seen)
        {
            case Verdict.Alive:
                return new PkiFinding(Verdict.Alive, "good", "the issuer's responder says that it is not revoked", open);
            case Verdict.Refused:
                MustBeRevokedBy(answer, single, now);
                return PkiFinding.Refused("the issuer's responder says that it is", "revoked", single.RevokedAt, single.Reason, open);
            default:
                throw new PkiDoubtException("the responder does not know the certificate");
        }
    }

    private bool MustBeSigned(OcspAnswer answer, DateTimeOffset now)
    {
        var algorithm = DerSignature.Read(answer.Algorithm);
        if (IsResponder(answer, issuer.Name, issuer.KeyBits) && algorithm.Verifies(issuer.Key, answer.Body.Span, answer.Signature))
        {
            return true;
        }

        foreach (var encoded in answer.Certificates)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(encoded);
            if (IsResponder(answer, certificate.SubjectName.RawData, certificate.PublicKey.EncodedKeyValue.RawData))
            {
                var isChecked = issuer.MustHaveDelegated(certificate, now, options.ClockSkew);
                return algorithm.Verifies(certificate.PublicKey, answer.Body.Span, answer.Signature)
                    ? isChecked
                    : throw new PkiDoubtException("the answer's signature is wrong");
            }
        }

        throw new PkiDoubtException("the answer is not signed by the issuer, and brings no certificate of who signed it");
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6960 names a responder's key by it; the signature proves who it is.")]
    private static bool IsResponder(OcspAnswer answer, byte[] name, byte[] key) =>
        answer.ResponderName is { } told ? told.Span.SequenceEqual(name) : SHA1.HashData(key).AsSpan().SequenceEqual(answer.ResponderKey);

    private static void MustBeUnderstood(OcspAnswer answer)
    {
        var critical = answer.Extensions.Concat(answer.Singles.SelectMany(single => single.Extensions)).FirstOrDefault(extension => extension.IsCritical && !string.Equals(extension.Oid, OcspQuestion.NonceOid, StringComparison.Ordinal));
        if (critical is not null)
        {
            throw new PkiDoubtException($"the answer has a critical extension that is not understood ({critical.Oid})");
        }
    }

    private void MustAnswer(OcspAnswer answer, OcspQuestion question)
    {
        var nonce = answer.Extensions.FirstOrDefault(extension => string.Equals(extension.Oid, OcspQuestion.NonceOid, StringComparison.Ordinal));
        if (nonce is null && options.Nonce == OcspNonce.Required)
        {
            throw new PkiDoubtException("the answer lacks the nonce of the question, and could be one recorded earlier");
        }

        if (nonce is not null && !nonce.Value.Span.SequenceEqual(question.Nonce))
        {
            throw new PkiDoubtException("the answer has another nonce than the question");
        }
    }

    private static OcspSingle TheOneAbout(OcspAnswer answer, OcspQuestion question)
    {
        OcspSingle? found = null;
        foreach (var single in answer.Singles)
        {
            if (question.IsAbout(single.Certificate))
            {
                found = found is null ? single : throw new PkiDoubtException("the answer tells of the certificate more than once");
            }
        }

        return found ?? throw new PkiDoubtException("the answer is about another certificate");
    }

    private void MustBeFresh(OcspAnswer answer, OcspSingle single, DateTimeOffset now)
    {
        var skew = options.ClockSkew;
        if (single.ThisUpdate > now + skew || answer.ProducedAt > now + skew)
        {
            throw new PkiDoubtException("the answer is from the future: a clock is wrong");
        }

        if (answer.ProducedAt < single.ThisUpdate - skew || single.NextUpdate < single.ThisUpdate)
        {
            throw new PkiDoubtException("the answer's times contradict each other");
        }

        if ((single.NextUpdate ?? Later(single.ThisUpdate, options.MaxAge)) < now - skew)
        {
            throw new PkiDoubtException("the answer is stale");
        }
    }

    private void MustBeRevokedBy(OcspAnswer answer, OcspSingle single, DateTimeOffset now)
    {
        if (single.RevokedAt > now + options.ClockSkew)
        {
            throw new PkiDoubtException("it is to be revoked at a time that lies ahead");
        }

        if (single.Reason == RevocationReasons.Remove)
        {
            throw new PkiDoubtException("the answer says revoked, with the reason that ends a revocation");
        }

        if (single.Reason == RevocationReasons.Hold && single.RevokedAt == DateTimeOffset.UnixEpoch && answer.Extensions.Any(extension => string.Equals(extension.Oid, ExtendedRevoke, StringComparison.Ordinal)))
        {
            throw new PkiDoubtException("the responder says that it was never issued");
        }
    }

    private static DateTimeOffset Later(DateTimeOffset instant, TimeSpan by) => DateTimeOffset.MaxValue - instant < by ? DateTimeOffset.MaxValue : instant + by;
}
