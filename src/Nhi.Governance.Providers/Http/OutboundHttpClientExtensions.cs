namespace Nhi.Governance.Providers.Http;

/// <summary>Calls the outside with expected failures as values.</summary>
public static class OutboundHttpClientExtensions
{
    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <param name="client">A client of <see cref="OutboundHttp"/> or of <c>AddOutboundHttp</c>.</param>
    /// <param name="request">The request; stays the caller's to dispose.</param>
    /// <param name="provider">Name of the part outside, for the failure.</param>
    /// <param name="operation">What is tried, for the failure.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>Any answer, also one that refuses, which the caller disposes; or why there is none.</returns>
    /// <exception cref="InvalidOperationException">The client is another one, which bounds nothing.</exception>
    public static async ValueTask<Outcome<OutboundAnswer>> AskAsync(this HttpClient client, HttpRequestMessage request, string provider, string operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            // Headers only: the handler has read the body, and a second copy could not be cleared.
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.Content is not ClearedContent content)
            {
                response.Dispose();
                throw new InvalidOperationException("The client was not made by OutboundHttp or AddOutboundHttp.");
            }

            var applied = !OutboundFailures.IsSafe(request) && (Lost.IsSet(request) || OutboundFailures.MayHaveApplied(response.StatusCode));
            return Outcome.Success(new OutboundAnswer(response, content, applied));
        }
        catch (HttpRequestException failed)
        {
            return Outcome.Failure<OutboundAnswer>(OutboundFailures.OfException(failed, request, provider, operation));
        }
    }
}
