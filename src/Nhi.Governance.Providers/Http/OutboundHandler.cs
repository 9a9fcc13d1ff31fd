using System.Collections.Frozen;
using Polly;
using Polly.Timeout;

namespace Nhi.Governance.Providers.Http;

/// <summary>Lets a request out to a configured origin only, as often as it may be sent, and hands over an answer that is wholly read.</summary>
internal sealed class OutboundHandler : DelegatingHandler
{
    private readonly FrozenSet<string> _origins;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly int _mostBytes;
    private readonly TimeProvider _time;

    public OutboundHandler(OutboundHttpOptions options, HttpMessageHandler inner)
        : base(inner)
    {
        _origins = options.Endpoints.Select(Origin.Of).ToFrozenSet(StringComparer.Ordinal);
        _pipeline = OutboundPipeline.Create(options);
        _mostBytes = options.MaxResponseBytes;
        _time = options.TimeProvider ?? TimeProvider.System;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } address || !_origins.Contains(Origin.Of(address)))
        {
            throw new OriginRefusedException();
        }

        if (request.Content is { } content and not (ByteArrayContent or ClearedContent))
        {
            // A stream could be sent once only. Bytes can be sent again as they are, and a copy of a secret among them could not be cleared.
            await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }

        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(OutboundPipeline.Request, request);
        try
        {
            return await _pipeline.ExecuteAsync((scope, handler) => handler.TryAsync(scope), context, this).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException late)
        {
            throw new HttpRequestException(HttpRequestError.Unknown, "The answer took too long.", new TimeoutException("The answer took too long.", late));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The outside is called asynchronously.");

    private async ValueTask<HttpResponseMessage> TryAsync(ResilienceContext scope)
    {
        var request = scope.Properties.GetValue(OutboundPipeline.Request, null!);
        var lostBefore = Lost.IsSet(request);
        Lost.Set(request, true);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, scope.CancellationToken).ConfigureAwait(false);
            var body = await BodyReader.ReadAsync(response.Content, _mostBytes, scope.CancellationToken).ConfigureAwait(false);
            Replace(response, new ClearedContent(body) { RetryAfter = RetryAfter.Of(response, _time) });
            Lost.Set(request, lostBefore);
            return response;
        }
        catch (HttpRequestException unsent) when (OutboundFailures.WasNeverSent(unsent))
        {
            Lost.Set(request, lostBefore);
            throw;
        }
        catch (Exception torn) when (torn is IOException or InvalidDataException)
        {
            response?.Dispose();
            throw new HttpRequestException((torn as HttpIOException)?.HttpRequestError ?? HttpRequestError.ResponseEnded, "The answer broke off.", torn);
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    private static void Replace(HttpResponseMessage response, ClearedContent read)
    {
        using var unread = response.Content;
        foreach (var (name, values) in unread.Headers.NonValidated)
        {
            // Its length is known anew, and what it was packed in has been taken off.
            if (!string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase) && !string.Equals(name, "Content-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                read.Headers.TryAddWithoutValidation(name, values);
            }
        }

        response.Content = read;
    }
}
