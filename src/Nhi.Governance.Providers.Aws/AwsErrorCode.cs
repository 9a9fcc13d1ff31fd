using System.Collections.Frozen;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What AWS's error codes mean to a caller. Only codes listed here are ever repeated: an error's text may quote what was sent.</summary>
internal static class AwsErrorCode
{
    public const string ClockIsOff = "our clock is off by minutes, and AWS takes no request dated so";

    private static readonly FrozenDictionary<string, FailureKind> Kinds = Table(
        (FailureKind.NotFound, "NoSuchEntity NoSuchEntityException ResourceNotFoundException"),
        (FailureKind.Denied, "AccessDenied AccessDeniedException UnauthorizedOperation NotAuthorized AuthFailure InvalidClientTokenId UnrecognizedClientException InvalidAccessKeyId InvalidUserType SignatureDoesNotMatch InvalidSignatureException IncompleteSignature IncompleteSignatureException MissingAuthenticationToken MissingAuthenticationTokenException ExpiredToken ExpiredTokenException OptInRequired RequestExpired RequestTimeTooSkewed DecryptionFailure"),
        (FailureKind.Invalid, "ValidationError ValidationException InvalidInput InvalidAction InvalidParameterCombination InvalidParameterValue InvalidParameterException InvalidQueryParameter InvalidRequestException InvalidNextTokenException MalformedPolicyDocument MalformedPolicyDocumentException MalformedQueryString MissingAction MissingParameter UnmodifiableEntity SerializationException UnknownOperationException EncryptionFailure PreconditionNotMetException"),
        (FailureKind.Conflict, "EntityAlreadyExists EntityTemporarilyUnmodifiable ConcurrentModification DeleteConflict ResourceExistsException"),
        (FailureKind.LimitReached, "LimitExceeded LimitExceededException ServiceQuotaExceededException"),
        (FailureKind.Throttled, "Throttling ThrottlingException ThrottledException RequestThrottled RequestThrottledException RequestLimitExceeded TooManyRequestsException SlowDown BandwidthLimitExceeded PriorRequestNotComplete EC2ThrottledException"),
        (FailureKind.Unavailable, "ServiceUnavailable ServiceUnavailableException ServiceFailure ServiceFailureException InternalFailure InternalError InternalServiceError InternalServerError RequestTimeout RequestTimeoutException IDPCommunicationError"));

    /// <summary>The kind of failure a code stands for; null for a code not listed.</summary>
    public static FailureKind? KindOf(string code) => Kinds.TryGetValue(code, out var kind) ? kind : null;

    /// <summary>Whether an answer blames the date of the request: a code of its own, or a signature error whose words are about time.</summary>
    public static bool BlamesClock(string code, string words) => code switch
    {
        "RequestExpired" or "RequestTimeTooSkewed" => true,
        "SignatureDoesNotMatch" or "InvalidSignatureException" =>
            words.Contains("Signature expired", StringComparison.OrdinalIgnoreCase)
            || words.Contains("Signature not yet current", StringComparison.OrdinalIgnoreCase)
            || words.Contains("is now earlier than", StringComparison.OrdinalIgnoreCase)
            || words.Contains("is still later than", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static FrozenDictionary<string, FailureKind> Table(params (FailureKind Kind, string Codes)[] rows) =>
        rows.SelectMany(row => row.Codes.Split(' ').Select(code => KeyValuePair.Create(code, row.Kind))).ToFrozenDictionary(StringComparer.Ordinal);
}
