using System.Globalization;
using System.Net;

namespace Nhi.Governance.Providers.Http;

/// <summary>How failures of HTTP read as failures of providers: the one place where that is decided. Words are our own, since those of the other side may repeat a secret.</summary>
public static class OutboundFailures
{
    /// <summary>Reads the failure of a call that got no answer.</summary>
    /// <param name="failed">What the handler threw.</param>
    /// <param name="request">The request, which knows how its earlier tries went.</param>
    /// <param name="provider">Name of the part outside.</param>
    /// <param name="operation">What was tried.</param>
    /// <returns>The failure: Unavailable, or Denied for an address that was not configured, or Unknown for an answer that is too large or no HTTP.</returns>
    public static ProviderFailure OfException(HttpRequestException failed, HttpRequestMessage request, string provider, string operation)
    {
        ArgumentNullException.ThrowIfNull(failed);
        ArgumentNullException.ThrowIfNull(request);
        var (kind, reason) = failed switch
        {
            OriginRefusedException => (FailureKind.Denied, "the address is not at one of the configured endpoints"),
            { InnerException: TimeoutException } => (FailureKind.Unavailable, "no answer in time"),
            { HttpRequestError: HttpRequestError.NameResolutionError } => (FailureKind.Unavailable, "its name cannot be resolved"),
            { HttpRequestError: HttpRequestError.ConnectionError } => (FailureKind.Unavailable, "it cannot be reached"),
            { HttpRequestError: HttpRequestError.SecureConnectionError } => (FailureKind.Unavailable, "there is no trusted TLS connection to it"),
            { HttpRequestError: HttpRequestError.ProxyTunnelError } => (FailureKind.Unavailable, "the proxy does not reach it"),
            { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => (FailureKind.Unknown, "its answer is larger than allowed"),
            { HttpRequestError: HttpRequestError.InvalidResponse } => (FailureKind.Unknown, "its answer is not HTTP"),
            _ => (FailureKind.Unavailable, "its answer broke off"),
        };
        return new ProviderFailure(provider, operation, kind, reason, MayHaveApplied: Lost.IsSet(request) && !IsSafe(request));
    }

    internal static ProviderFailure OfStatus(OutboundAnswer answer, string provider, string operation, string? word, FailureKind? kind)
    {
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        var told = (int)answer.Status is >= 300 and <= 399 ? status + ", a redirect, which is not followed" : status;
        return new ProviderFailure(provider, operation, kind ?? KindOf(answer.Status), word is null ? told : told + " " + word, answer.MayHaveApplied, answer.RetryAfter);
    }

    /// <summary>A connection that never came about has carried nothing.</summary>
    internal static bool WasNeverSent(HttpRequestException failed) =>
        failed.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    internal static bool IsSafe(HttpRequestMessage request) => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

    /// <summary>A 4xx has refused the request before acting on it. A redirect may be how a form says that it is done, a 5xx may come after the effect.</summary>
    internal static bool MayHaveApplied(HttpStatusCode status) => (int)status is not (>= 400 and <= 499) || status == HttpStatusCode.RequestTimeout;

    private static FailureKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired or HttpStatusCode.UnavailableForLegalReasons => FailureKind.Denied,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => FailureKind.NotFound,
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.Locked or HttpStatusCode.PreconditionRequired => FailureKind.Conflict,
        HttpStatusCode.TooManyRequests => FailureKind.Throttled,
        HttpStatusCode.RequestTimeout or (HttpStatusCode)425 => FailureKind.Unavailable,
        HttpStatusCode.NotImplemented => FailureKind.Unsupported,
        _ when (int)status is >= 400 and <= 499 => FailureKind.Invalid,
        _ when (int)status is >= 500 and <= 599 => FailureKind.Unavailable,
        _ => FailureKind.Unknown,
    };
}
