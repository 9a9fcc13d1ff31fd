namespace Nhi.Governance.Providers.Http;

/// <summary>One call to a server of these tests.</summary>
internal static class Outside
{
    public static async Task<Outcome<OutboundAnswer>> AskAsync(LoopbackServer server, HttpMethod? method = null, Action<OutboundHttpOptions>? configure = null, Uri? address = null, bool? repeatable = null)
    {
        var options = new OutboundHttpOptions { RetryPause = TimeSpan.FromMilliseconds(10) };
        options.Endpoints.Add(server.Address);
        configure?.Invoke(options);
        using var client = OutboundHttp.CreateClient(options);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address ?? server.Address);
        if (request.Method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        }

        if (repeatable is { } marked)
        {
            request.Options.Set(OutboundHttp.Repeatable, marked);
        }

        return await client.AskAsync(request, "outside", "ask");
    }

    public static OutboundAnswer Answered(Outcome<OutboundAnswer> outcome)
    {
        Assert.True(outcome.TryGet(out var answer, out var failure), failure?.Reason);
        return answer;
    }

    public static ProviderFailure Failed(Outcome<OutboundAnswer> outcome)
    {
        Assert.False(outcome.TryGet(out _, out var failure));
        return failure;
    }
}
