using System.Net;
using System.Net.Http.Headers;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Asks the issuer's OCSP responder whether a certificate is revoked. Needs no secret.</summary>
/// <remarks>
/// The version looked at is the serial number in hexadecimal. An answer counts where the pinned issuer signed it, itself or by a responder it gave a certificate
/// to for that, where it is about this certificate, fresh, and made for this question. Nothing is cached. Safe to call from several threads.
/// </remarks>
public sealed class OcspVerifier : IRevocationVerifier
{
    private readonly OcspOptions _options;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly PkiIssuer _issuer;
    private readonly OcspJudge _judge;

    /// <summary>Makes a verifier.</summary>
    /// <param name="options">Whom it asks.</param>
    /// <param name="client">A client of <see cref="OutboundHttp"/> or of <c>AddOutboundHttp</c> that may call the responder; bounds time and size. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">The options name no address or issuer.</exception>
    public OcspVerifier(OcspOptions options, HttpClient client, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(client);
        PkiHttp.MustBePinned(options.Responder, nameof(options));
        _options = options;
        _client = client;
        _time = time ?? TimeProvider.System;
        _issuer = PkiIssuer.Parse(options.IssuerCertificate, nameof(options));
        _judge = new OcspJudge(options, _issuer);
        Descriptor = new VerifierDescriptor
        {
            Name = options.Name,
            Issuer = options.Issuer,
            Vantage = options.Responder.GetLeftPart(UriPartial.Path),
            Strongest = EvidenceStrength.Introspection,
            AccessNeeded = [],
            PropagationWindow = options.PropagationWindow,
            SideEffects = ["the responder learns which certificate is looked at"],
            BlindSpots = PkiBlindSpots.OfRelyingParties,
        };
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; }

    /// <inheritdoc />
    public ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default) =>
        PkiLook.LookAsync(request, Descriptor, _options.ExpiryOf, _time, AskAsync, cancellationToken);

    private async ValueTask<PkiFinding> AskAsync(byte[] serial, bool isEndKnown, CancellationToken cancellationToken)
    {
        var question = OcspQuestion.About(_issuer, serial);
        using var message = new HttpRequestMessage(HttpMethod.Post, _options.Responder) { Content = new ByteArrayContent(question.Encoded) };
        message.Options.Set(OutboundHttp.Repeatable, true);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/ocsp-response"));
        message.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true, NoStore = true };
        var outcome = await _client.AskAsync(message, Descriptor.Name, "ask", cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var answer, out var failure))
        {
            throw new PkiDoubtException(failure.Reason);
        }

        using var disposed = answer;
        if (answer.Status != HttpStatusCode.OK)
        {
            throw new PkiDoubtException(answer.ToFailure(Descriptor.Name, "ask").Reason);
        }

        var finding = _judge.Judge(OcspAnswer.Read(answer.Body), question, _time.GetUtcNow());
        return isEndKnown || finding.Verdict != Verdict.Alive ? finding : finding with { LeftOpen = [.. finding.LeftOpen, "whether it has ended by its own date"] };
    }
}
