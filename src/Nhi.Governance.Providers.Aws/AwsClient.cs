using System.Text;
using System.Xml;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Asks one service of AWS: signs, sends, and says in our own words what AWS refuses. Safe to call from several threads.</summary>
/// <param name="provider">Name of whoever asks, for failures.</param>
/// <param name="service">The service.</param>
/// <param name="http">Sends.</param>
/// <param name="signer">Signs.</param>
/// <param name="time">The clock that dates requests.</param>
internal sealed class AwsClient(string provider, AwsService service, HttpClient http, AwsSigner signer, TimeProvider time)
{
    public const string IamVersion = "2010-05-08";
    public const string StsVersion = "2011-06-15";

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
            if (!answer.IsSuccess)
            {
                return Outcome.Failure<AwsXml>(Refused(answer, query.Action, query.Changes));
            }

            try
            {
                return Outcome.Success(AwsXml.Parse(answer.Body));
            }
            catch (XmlException)
            {
                return Outcome.Failure<AwsXml>(NotUnderstood(query.Action, query.Changes));
            }
        }
    }

    /// <summary>Asks in the query protocol, and hands over what was answered, refusals too.</summary>
    public async ValueTask<Outcome<OutboundAnswer>> AskAsync(AwsQuery query, CancellationToken cancellationToken)
    {
        using var content = new AwsBody(Encoding.UTF8.GetBytes(query.ToForm()), "application/x-www-form-urlencoded; charset=utf-8");
        return await SendAsync(content, null, query.Action, query.Changes, query.IsRepeatable, query.UserAgent, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks in the JSON protocol. Any refusal is a failure.</summary>
    public async ValueTask<Outcome<OutboundAnswer>> JsonAsync(string action, AwsBody body, bool changes, bool isRepeatable, CancellationToken cancellationToken)
    {
        var asked = await SendAsync(body, $"{service.Name}.{action}", action, changes, isRepeatable, null, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out _) || answer.IsSuccess)
        {
            return asked;
        }

        using (answer)
        {
            return Outcome.Failure<OutboundAnswer>(Refused(answer, action, changes));
        }
    }

    /// <summary>Says why an answer is a refusal: the status, the code where we know it, and whether it was our clock.</summary>
    public ProviderFailure Refused(OutboundAnswer answer, string action, bool changes)
    {
        var error = AwsError.Read(answer.Body);
        var word = error.BlamesClock ? $"{error.Code}: {AwsErrorCode.ClockIsOff}" : error.Code;
        var failure = answer.ToFailure(provider, action, word, error.Code is { } code ? AwsErrorCode.KindOf(code) : null);
        return failure with { MayHaveApplied = changes && failure.MayHaveApplied };
    }

    public ProviderFailure NotUnderstood(string action, bool changes) =>
        new(provider, action, FailureKind.Unknown, "the answer is not what AWS answers", MayHaveApplied: changes);

    private async ValueTask<Outcome<OutboundAnswer>> SendAsync(AwsBody content, string? target, string action, bool changes, bool isRepeatable, string? userAgent, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, service.Endpoint) { Content = content };
        if (await signer.SignAsync(request, content, target, service, time, cancellationToken).ConfigureAwait(false) is { } unsigned)
        {
            return Outcome.Failure<OutboundAnswer>(new ProviderFailure(provider, action, FailureKind.Denied, unsigned, MayHaveApplied: false));
        }

        if (userAgent is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        }

        request.Options.Set(OutboundHttp.Repeatable, isRepeatable);
        var asked = await http.AskAsync(request, provider, action, cancellationToken).ConfigureAwait(false);
        return asked.TryGet(out _, out var failure) || changes ? asked : Outcome.Failure<OutboundAnswer>(failure with { MayHaveApplied = false });
    }
}
