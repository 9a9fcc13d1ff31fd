using Nhi.Governance;
using Nhi.Governance.Providers.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Governs the roles of PostgreSQL servers.</summary>
public static class PostgreSqlGovernanceBuilderExtensions
{
    /// <summary>
    /// Adds a server: its issuer, its source of uses and, where <see cref="PostgreSqlOptions.Control"/> is given, its verifier, which needs an
    /// <see cref="IFingerprintKeyProvider"/>. Call it once for each server.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">How the server is reached. Nothing is changed unless <see cref="PostgreSqlOptions.AllowWrites"/> is set.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The options do not say how to connect, or not safely.</exception>
    public static INhiGovernanceBuilder AddPostgreSql(this INhiGovernanceBuilder builder, PostgreSqlOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);

        // Checked now, when the host is put together, and shared by all that belongs to the server.
        
        using (new ServerConnection(options))
        {
            builder.Services.AddKeyedSingleton(options, (_, _) => new ServerConnection(options));
        }

        builder.Services.AddSingleton<ICredentialProvider>(services => new GovernedCredentialProvider(
            new PostgreSqlCredentialProvider(Server(services), services.GetService<TimeProvider>()), options.AllowWrites, services.GetService<TimeProvider>()));
        builder.Services.AddSingleton<IUsageSource>(services => new PostgreSqlUsageSource(Server(services)));
        if (options.Control is { } control)
        {
            builder.Services.AddSingleton<IRevocationVerifier>(services => new ProbingVerifier(
                new PostgreSqlLoginProbe(options, services.GetService<TimeProvider>()), control, services.GetRequiredService<IFingerprintKeyProvider>(), services.GetService<TimeProvider>()));
        }

        return builder;

        ServerConnection Server(IServiceProvider services) => services.GetRequiredKeyedService<ServerConnection>(options);
    }
}
