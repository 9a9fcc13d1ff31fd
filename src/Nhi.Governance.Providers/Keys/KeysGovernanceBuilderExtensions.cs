using Nhi.Governance;
using Nhi.Governance.Providers.Keys;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an estate its fingerprint keys. It has one provider of them: a second one is refused.</summary>
public static class KeysGovernanceBuilderExtensions
{
    /// <summary>Keeps the keys in a file.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Which file.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">No file is named.</exception>
    /// <exception cref="InvalidOperationException">The estate has keys already.</exception>
    public static INhiGovernanceBuilder AddFingerprintKeyFile(this INhiGovernanceBuilder builder, FileFingerprintKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Made once for its checks: a mistake is told here rather than at the first secret.
        _ = new FileFingerprintKeyProvider(options);
        return Add(builder, host => new FileFingerprintKeyProvider(options, host.GetService<TimeProvider>()));
    }

    /// <summary>Reads the keys from an environment variable.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="variable">Its name.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The estate has keys already.</exception>
    public static INhiGovernanceBuilder AddFingerprintKeysFromEnvironment(this INhiGovernanceBuilder builder, string variable = EnvironmentFingerprintKeyProvider.DefaultVariable)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var provider = new EnvironmentFingerprintKeyProvider(variable);
        return Add(builder, _ => provider);
    }

    private static INhiGovernanceBuilder Add(INhiGovernanceBuilder builder, Func<IServiceProvider, IFingerprintKeyProvider> provider)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(IFingerprintKeyProvider)))
        {
            throw new InvalidOperationException("The estate has a provider of fingerprint keys already: fingerprints under the keys of another could not be found.");
        }

        builder.Services.AddSingleton(provider);
        return builder;
    }
}
