using System.Collections.Frozen;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>The error words of OAuth that may be repeated, and what they mean. <c>error_description</c> is never repeated.</summary>
internal static class OAuthErrors
{
    public const string InvalidClient = "invalid_client";
    public const string UnsupportedTokenType = "unsupported_token_type";

    public static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
    [
        "invalid_request", InvalidClient, "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope", "invalid_target",
        UnsupportedTokenType, "access_denied", "temporarily_unavailable", "server_error", "slow_down",
    ], StringComparer.Ordinal);

    public static string? Word(OutboundAnswer answer) => answer.Word("error", Known);

    public static ProviderFailure Of(OutboundAnswer answer, string provider, string operation)
    {
        var word = Word(answer);
        FailureKind? kind = word switch
        {
            _ when (int)answer.Status is not (>= 400 and <= 499) || answer.Status == System.Net.HttpStatusCode.TooManyRequests => null,
            InvalidClient or "unauthorized_client" or "access_denied" => FailureKind.Denied,
            "invalid_request" or "invalid_grant" or "invalid_scope" or "invalid_target" or "unsupported_grant_type" => FailureKind.Invalid,
            UnsupportedTokenType => FailureKind.Unsupported,
            "temporarily_unavailable" or "server_error" => FailureKind.Unavailable,
            "slow_down" => FailureKind.Throttled,
            _ => null,
        };
        return answer.ToFailure(provider, operation, word, kind);
    }

    /// <summary>What was answered, for evidence: the status and a known word.</summary>
    public static string Told(OutboundAnswer answer) => Word(answer) is { } word ? answer + " " + word : answer.ToString();
}
