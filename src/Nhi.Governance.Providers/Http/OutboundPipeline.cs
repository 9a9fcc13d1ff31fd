using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Nhi.Governance.Providers.Http;

/// <summary>When a request is sent again: what may be sent twice, after an answer or a silence that can pass.</summary>
internal static class OutboundPipeline
{
    public static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("Nhi.Governance.Request");

    public static ResiliencePipeline<HttpResponseMessage> Create(OutboundHttpOptions options)
    {
        var time = options.TimeProvider ?? TimeProvider.System;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryPause,
                MaxDelay = options.MaxRetryPause,
                ShouldHandle = tried => new(MayTryAgain(tried.Context.Properties.GetValue(Request, null!), tried.Outcome, options, time)),
                DelayGenerator = tried => new(tried.Outcome.Result is { } answer ? RetryAfter.Of(answer, time) : null),
                OnRetry = tried =>
                {
                    // A failure of the other side says nothing about what it did before.
                    if (tried.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError })
                    {
                        Lost.Set(tried.Context.Properties.GetValue(Request, null!), true);
                    }

                    return default;
                },
            });
        }

        return builder.AddTimeout(options.TryTimeout).Build();
    }

    private static bool MayTryAgain(HttpRequestMessage request, Polly.Outcome<HttpResponseMessage> tried, OutboundHttpOptions options, TimeProvider time)
    {
        if (tried.Exception is { } failed)
        {
            return IsRepeatable(request) && (failed is TimeoutRejectedException || (failed is HttpRequestException lost && CanPass(lost.HttpRequestError)));
        }

        return tried.Result is { } answer
            && (RetryAfter.Of(answer, time) ?? TimeSpan.Zero) <= options.MaxRetryPause
            && answer.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => IsRepeatable(request) || options.RetryThrottledWrites,
                HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => IsRepeatable(request),
                _ => false,
            };
    }

    private static bool IsRepeatable(HttpRequestMessage request) =>
        request.Options.TryGetValue(OutboundHttp.Repeatable, out var marked) ? marked : request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

    private static bool CanPass(HttpRequestError error) => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ResponseEnded;
}
