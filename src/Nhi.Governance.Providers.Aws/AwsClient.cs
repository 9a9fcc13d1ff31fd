using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Amazon.Runtime.Signing;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Asks one service of AWS: signs, sends, reads a bounded answer, and says in our own words what AWS refuses. Safe to call from several threads.</summary>
/// <param name="provider">Name of whoever asks, for failures.</param>
/// <param name="service">The service.</param>
/// <param name="http">Sends; must follow no redirects.</param>
/// <param name="signers">Gives the credentials to sign with.</param>
/// <param name="time">The clock that dates requests.</param>
internal sealed class AwsClient(string provider, AwsService service, HttpClient http, AwsSigner signers, TimeProvider time)
{
    public const string IamVersion = "2010-05-08";
    public const string StsVersion = "2011-06-15";
    private const int MaximumAnswer = 8 * 1024 * 1024;

    /// <summary>Asks in the query protocol, and reads its XML. Any refusal is a failure.</summary>
    public async ValueTask<Outcome<AwsXml>> QueryAsync(AwsQuery query, CancellationToken cancellationToken)
    {
        var asked = await AskAsync(query, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Outcome.Failure<AwsXml>(failure);
        }

        using (answer)
        {
            return ReadXml(answer, query.Action, query.Changes);
        }
    }

    /// <summary>Asks in the query protocol, and hands over what was answered, refusals too.</summary>
    public async ValueTask<Outcome<AwsAnswer>> AskAsync(AwsQuery query, CancellationToken cancellationToken)
    {
        using var content = new AwsBody(Encoding.UTF8.GetBytes(query.ToForm()), "application/x-www-form-urlencoded; charset=utf-8");
        return await SendAsync(content, null, query.Action, query.Changes, query.UserAgent, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks in the JSON protocol. Any refusal is a failure.</summary>
    public async ValueTask<Outcome<AwsAnswer>> JsonAsync(string action, AwsBody body, bool changes, CancellationToken cancellationToken)
    {
        var asked = await SendAsync(body, "secretsmanager." + action, action, changes, null, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out _) || answer.IsSuccess)
        {
            return asked;
        }

        using (answer)
        {
            return Outcome.Failure<AwsAnswer>(Refused(answer, action, changes));
        }
    }

    /// <summary>Reads the XML of an answer; a refusal, and what cannot be read, is a failure.</summary>
    public Outcome<AwsXml> ReadXml(AwsAnswer answer, string action, bool changes)
    {
        if (!answer.IsSuccess)
        {
            return Outcome.Failure<AwsXml>(Refused(answer, action, changes));
        }

        try
        {
            return Outcome.Success(AwsXml.Parse(answer.Body));
        }
        catch (XmlException)
        {
            return Outcome.Failure<AwsXml>(NotUnderstood(action, changes));
        }
    }

    /// <summary>Says why an answer is a refusal: the status, the code where we know it, and whether it was our clock.</summary>
    public ProviderFailure Refused(AwsAnswer answer, string action, bool changes)
    {
        var error = AwsError.Read(answer.Body);
        var kind = (error.Code is { } code ? AwsErrorCode.KindOf(code) : null) ?? OfStatus(answer.Status);
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        var reason = error switch
        {
            { BlamesClock: true } => $"{status} {error.Code}: {AwsErrorCode.ClockIsOff}",
            { Code: { } known } => $"{status} {known}",
            _ when (int)answer.Status is >= 300 and <= 399 => $"{status}: it points elsewhere, which is not followed",
            _ => $"{status} without a known error code",
        };

        // A refusal that AWS words itself comes before the effect, but for a failure of its own.
        var open = changes && (kind is FailureKind.Unavailable or FailureKind.Unknown);
        return new ProviderFailure(provider, action, kind, reason, MayHaveApplied: open, answer.RetryAfter);
    }

    public ProviderFailure NotUnderstood(string action, bool changes) =>
        new(provider, action, FailureKind.Unknown, "the answer is not what AWS answers", MayHaveApplied: changes);

    private static FailureKind OfStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => FailureKind.Throttled,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Denied,
        >= HttpStatusCode.InternalServerError => FailureKind.Unavailable,
        _ => FailureKind.Unknown,
    };

    private async ValueTask<Outcome<AwsAnswer>> SendAsync(AwsBody content, string? target, string action, bool changes, string? userAgent, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, service.Endpoint) { Content = content };
        if (await signers.SignAsync(request, content, target, service, time, cancellationToken).ConfigureAwait(false) is { } unsigned)
        {
            return Outcome.Failure<AwsAnswer>(new ProviderFailure(provider, action, FailureKind.Denied, unsigned, MayHaveApplied: false));
        }

        if (userAgent is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return await AwsAnswer.ReadAsync(response, MaximumAnswer, time, cancellationToken).ConfigureAwait(false) is { } answer
                ? Outcome.Success(answer)
                : Outcome.Failure<AwsAnswer>(NotUnderstood(action, changes));
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var neverSent = lost is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError };
            return Outcome.Failure<AwsAnswer>(new ProviderFailure(provider, action, FailureKind.Unavailable, neverSent ? "it cannot be reached" : "it did not answer", MayHaveApplied: changes && !neverSent));
        }
    }
}
