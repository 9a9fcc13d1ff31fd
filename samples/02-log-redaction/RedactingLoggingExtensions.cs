using LogRedaction;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Logging;

/// <summary>Puts redaction before what writes the log.</summary>
public static class RedactingLoggingExtensions
{
    /// <summary>Puts a mask before every provider that was added so far: call it last.</summary>
    /// <param name="builder">The logging of the application.</param>
    /// <param name="mask">What masks.</param>
    /// <returns>The same builder.</returns>
    public static ILoggingBuilder AddRedaction(this ILoggingBuilder builder, SecretMask mask)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(mask);
        foreach (var inner in builder.Services.Where(service => service.ServiceType == typeof(ILoggerProvider)).ToList())
        {
            builder.Services.Remove(inner);
            builder.Services.Add(ServiceDescriptor.Singleton<ILoggerProvider>(services => new RedactingLoggerProvider(Make(inner, services), mask)));
        }

        return builder;
    }

    private static ILoggerProvider Make(ServiceDescriptor descriptor, IServiceProvider services) => (ILoggerProvider)(
        descriptor.ImplementationInstance
        ?? descriptor.ImplementationFactory?.Invoke(services)
        ?? ActivatorUtilities.CreateInstance(services, descriptor.ImplementationType!));
}
