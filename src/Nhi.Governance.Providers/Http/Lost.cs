namespace Nhi.Governance.Providers.Http;

/// <summary>Whether some try of a request was sent and not answered, or answered so that its effect is open. Kept with the request over all its tries.</summary>
internal static class Lost
{
    private static readonly HttpRequestOptionsKey<bool> Key = new("Nhi.Governance.Lost");

    public static bool IsSet(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var lost) && lost;

    public static void Set(HttpRequestMessage request, bool lost) => request.Options.Set(Key, lost);
}
