using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Nhi.Governance.Providers.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients that call the outside in the one way that is allowed.</summary>
public static class OutboundHttpServiceCollectionExtensions
{
    /// <summary>Adds a named client for <see cref="IHttpClientFactory"/>. Its options are checked when the host starts.</summary>
    /// <remarks>The factory's own log of requests is left out: <c>GovernanceTelemetry</c> and the activities of <see cref="HttpClient"/> tell the same without headers.</remarks>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The client's builder. Handlers added to it stand before all tries.</returns>
    public static IHttpClientBuilder AddOutboundHttp(this IServiceCollection services, string name, Action<OutboundHttpOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<OutboundHttpOptions>(name)
            .Configure(configure)
            .PostConfigure<IServiceProvider>((options, host) => options.TimeProvider ??= host.GetService<TimeProvider>())
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboundHttpOptions>, OutboundHttpOptionsValidator>());
        return services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(host => OutboundHttp.CreateHandler(host.GetRequiredService<IOptionsMonitor<OutboundHttpOptions>>().Get(name)));
    }
}
