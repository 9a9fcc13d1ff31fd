namespace Nhi.Governance.Providers.Http;

/// <summary>A request was for an address nobody configured. Nothing was sent, and the address is not repeated: an answer may have made it up.</summary>
internal sealed class OriginRefusedException() : HttpRequestException(HttpRequestError.Unknown, "The address is not at one of the configured endpoints.");
