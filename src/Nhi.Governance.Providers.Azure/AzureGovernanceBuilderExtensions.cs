using Nhi.Governance;
using Nhi.Governance.Providers.Azure;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds parts of Azure to an estate.</summary>
public static class AzureGovernanceBuilderExtensions
{
    private const string ClientName = "nhi-azure";

    /// <summary>Adds a key vault as a store. Nothing is changed there unless <see cref="KeyVaultOptions.AllowWrites"/> says so.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The vault, and as whom to call.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static INhiGovernanceBuilder AddKeyVault(this INhiGovernanceBuilder builder, KeyVaultOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        KeyVaultOptions.Validated(options);

        // Of its own for each vault: two calls of this must not share pinned addresses.
        var client = $"{ClientName}-{Guid.NewGuid():N}";
        builder.Services.AddOutboundHttp(client, options.Pin);
        builder.Services.AddSingleton<ISecretStore>(host => new GovernedSecretStore(
            new KeyVaultSecretStore(options, host.GetRequiredService<IHttpClientFactory>().CreateClient(client), host.GetService<TimeProvider>()), options.AllowWrites, host.GetService<TimeProvider>()));
        return builder;
    }
}
