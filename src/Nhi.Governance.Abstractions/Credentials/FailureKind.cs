namespace Nhi.Governance;

/// <summary>Why something could not be done, in the few ways a caller acts on.</summary>
public enum FailureKind : byte
{
    /// <summary>Not told. The default.</summary>
    Unknown = 0,

    /// <summary>What it was about is not there.</summary>
    NotFound,

    /// <summary>We may not: no right, a wrong signature, a policy.</summary>
    Denied,

    /// <summary>It would break a rule: a move outside the order, a lifetime the issuer does not give, a malformed request.</summary>
    Invalid,

    /// <summary>Somebody else changed it at the same time, or has a version pending. Look again.</summary>
    Conflict,

    /// <summary>The issuer holds as many as it may: revoke one first.</summary>
    LimitReached,

    /// <summary>Asked too often; wait <see cref="ProviderFailure.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>Not reached, or not answered, or answered with a failure of its own.</summary>
    Unavailable,

    /// <summary>It cannot do this at all: see its capabilities.</summary>
    Unsupported,

    /// <summary>Writing to the outside was not switched on.</summary>
    WritesOff,
}
