namespace Nhi.Governance.Providers.OAuth;

/// <summary>One kind of call to an authorization server.</summary>
/// <param name="Provider">Who calls, for failures.</param>
/// <param name="Operation">What is tried, for failures.</param>
/// <param name="Endpoint">Which endpoint.</param>
/// <param name="Repeatable">Whether a second one has no further effect.</param>
/// <param name="Named">The operation, which is sent as <c>X-Request-Id</c>, so that logs can tell our own.</param>
internal sealed record OAuthCall(string Provider, string Operation, Func<OAuthEndpoints, Uri?> Endpoint, bool Repeatable, OperationId? Named = null);
