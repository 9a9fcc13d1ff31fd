using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nhi.Governance;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the governance of non-human identities to a host.</summary>
public static class NhiGovernanceServiceCollectionExtensions
{
    /// <summary>Adds <see cref="EstateSurvey"/> and <see cref="InventoryEvaluator"/> over the sources and the inventory that the builder composes. Calling it again adds to the same estate.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Adds sources (<c>AddFolder</c>, <c>AddGit</c>) and the inventory (<c>UseSqlite</c>).</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddNhiGovernance(this IServiceCollection services, Action<INhiGovernanceBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<GovernanceOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GovernanceOptions>, GovernanceOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<GovernanceOptions>>().Value;
            return new EstateSurvey(
                provider.GetServices<IIdentitySource>(),
                provider.GetService<IInventoryStore>() ?? throw new InvalidOperationException("The estate has no inventory: call UseSqlite(path) on the builder, or register an IInventoryStore."),
                options.Policy,
                options.Classifier,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<ILogger<EstateSurvey>>(),
                new SurveyScan([.. provider.GetServices<IDocumentSource>()])
                {
                    Enrolments = provider.GetService<IEnrolmentStore>(),
                    Keys = provider.GetService<IFingerprintKeyProvider>(),
                    Marks = provider.GetService<IScanMarkStore>(),
                },
                provider.GetService<IAttestationStore>(),
                provider.GetService<ISurveyRecordStore>());
        });
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<GovernanceOptions>>().Value;
            return new InventoryEvaluator(
                provider.GetService<IEvaluationStore>() ?? throw new InvalidOperationException("The estate has no inventory that keeps evaluations: call UseSqlite(path) on the builder, or register an IEvaluationStore."),
                options.Policy,
                options.Classifier,
                provider.GetService<ISurveyRecordStore>(),
                provider.GetRequiredService<TimeProvider>());
        });
        configure(new NhiGovernanceBuilder(services));
        return services;
    }

    /// <summary>Decides about the estate: its controls, its rules.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static INhiGovernanceBuilder Configure(this INhiGovernanceBuilder builder, Action<GovernanceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }
}
