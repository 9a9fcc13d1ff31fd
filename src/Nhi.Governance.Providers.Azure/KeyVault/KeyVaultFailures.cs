using System.Globalization;
using Azure;
using Azure.Identity;

namespace Nhi.Governance.Providers.Azure;

/// <summary>How what the vault's client throws reads as a failure of a provider. Words are our own: messages of the other side may repeat what was sent.</summary>
internal static class KeyVaultFailures
{
    private const int LongestCode = 64;

    /// <summary>Whether it ends a call: all but that its caller stopped it. What the client throws at an answer that is none of a vault's is of many types.</summary>
    public static bool IsEnd(Exception thrown, CancellationToken cancellationToken) => thrown is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    public static ProviderFailure Of(Exception thrown, string provider, string operation, bool changes) => thrown switch
    {
        RequestFailedException { Status: >= 300 } refused => new ProviderFailure(provider, operation, KindOf(refused.Status), Reason(refused), changes && MayHaveApplied(refused.Status), RetryAfter(refused)),
        AuthenticationFailedException => new ProviderFailure(provider, operation, FailureKind.Denied, "no token could be had to call it with", MayHaveApplied: false),
        _ when IsForeignChallenge(thrown) => new ProviderFailure(provider, operation, FailureKind.Denied, "it asks for a token that is not for its own kind of vault", MayHaveApplied: false),
        RequestFailedException or HttpRequestException or OperationCanceledException => new ProviderFailure(provider, operation, FailureKind.Unavailable, "it cannot be reached, or its answer was lost", changes && !WasNeverSent(thrown)),
        _ => new ProviderFailure(provider, operation, FailureKind.Unknown, "the answer is not what a vault answers", changes),
    };

    /// <summary>Thrown where a vault sends its caller for a token of somebody else's resource.</summary>
    private static bool IsForeignChallenge(Exception thrown) => thrown is InvalidOperationException && thrown.StackTrace?.Contains("ChallengeBasedAuthenticationPolicy", StringComparison.Ordinal) == true;

    private static bool WasNeverSent(Exception thrown) =>
        (thrown as HttpRequestException ?? thrown.InnerException as HttpRequestException)?.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>A 4xx has refused the request before acting on it.</summary>
    private static bool MayHaveApplied(int status) => status is (< 400 or > 499) or 408;

    private static FailureKind KindOf(int status) => status switch
    {
        401 or 403 => FailureKind.Denied,
        404 => FailureKind.NotFound,
        409 or 412 => FailureKind.Conflict,
        429 => FailureKind.Throttled,
        408 or >= 500 => FailureKind.Unavailable,
        >= 400 => FailureKind.Invalid,
        _ => FailureKind.Unknown,
    };

    private static string Reason(RequestFailedException refused)
    {
        var status = refused.Status.ToString(CultureInfo.InvariantCulture);
        return refused.ErrorCode is { Length: > 0 and <= LongestCode } code && code.All(char.IsAsciiLetterOrDigit) ? $"{status} {code}" : status;
    }

    private static TimeSpan? RetryAfter(RequestFailedException refused) =>
        refused.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) == true && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
