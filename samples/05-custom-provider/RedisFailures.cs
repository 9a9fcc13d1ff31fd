using Nhi.Governance;

namespace CustomProvider;

/// <summary>Tells what Redis or the network said in the few ways a caller acts on.</summary>
internal static class RedisFailures
{
    public static ProviderFailure Of(string provider, string operation, Exception failed, bool mayHaveApplied) => failed is RespErrorException { Code: var code }
        ? new ProviderFailure(provider, operation, KindOf(code), failed.Message, mayHaveApplied)
        : new ProviderFailure(provider, operation, FailureKind.Unavailable, failed.Message, mayHaveApplied);

    private static FailureKind KindOf(string code) => code switch
    {
        "NOPERM" or "NOAUTH" or "WRONGPASS" => FailureKind.Denied,
        "LOADING" or "BUSY" or "READONLY" or "MISCONF" or "OOM" or "CLUSTERDOWN" or "MASTERDOWN" => FailureKind.Unavailable,
        _ => FailureKind.Unknown,
    };
}
