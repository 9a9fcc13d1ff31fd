using Nhi.Governance;
using Nhi.Governance.Providers.Aws;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds an account of AWS to an estate.</summary>
public static class AwsGovernanceBuilderExtensions
{
    private const string ClientName = "nhi-aws";

    /// <summary>
    /// Adds the access keys of IAM users as an issuer, Secrets Manager as a store, the last use of keys, the probe and the denial of sessions. Nothing is changed
    /// there unless <see cref="AwsOptions.AllowWrites"/> says so.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The account and region, and as whom to call.</param>
    /// <param name="control">
    /// Gives a key that is known to work, for the verifier; it is disposed after each look. The default, <see langword="null"/>, adds no verifier, since without such a
    /// key it could say of nothing that it is refused. The verifier takes its fingerprint keys from the host.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static INhiGovernanceBuilder AddAws(this INhiGovernanceBuilder builder, AwsOptions options, Func<IServiceProvider, CancellationToken, ValueTask<ControlCredential?>>? control = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AwsOptions.Validated(options);

        // Of its own for each account: two calls of this must not share pinned addresses.
        var client = $"{ClientName}-{Guid.NewGuid():N}";
        builder.Services.AddOutboundHttp(client, options.Pin);
        builder.Services.AddSingleton<ICredentialProvider>(host => new GovernedCredentialProvider(new AwsIamCredentialProvider(options, Http(host), Time(host)), options.AllowWrites, Time(host)));
        builder.Services.AddSingleton<ISecretStore>(host => new GovernedSecretStore(new AwsSecretStore(options, Http(host), Time(host)), options.AllowWrites, Time(host)));
        builder.Services.AddSingleton<IUsageSource>(host => new AwsKeyUsageSource(options, Http(host), Time(host)));
        builder.Services.AddSingleton(host => new AwsSessionDenial(options, Http(host), Time(host)));
        if (control is not null)
        {
            builder.Services.AddSingleton<IRevocationVerifier>(host => new ProbingVerifier(
                new AwsCredentialProbe(options, Http(host), Time(host)), stop => control(host, stop), host.GetRequiredService<IFingerprintKeyProvider>(), Time(host)));
        }

        return builder;

        HttpClient Http(IServiceProvider host) => host.GetRequiredService<IHttpClientFactory>().CreateClient(client);

        static TimeProvider? Time(IServiceProvider host) => host.GetService<TimeProvider>();
    }
}
