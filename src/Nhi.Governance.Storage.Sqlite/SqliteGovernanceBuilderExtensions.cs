using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Nhi.Governance;

/// <summary>Keeps the estate in an SQLite file.</summary>
public static class SqliteGovernanceBuilderExtensions
{
    /// <summary>Keeps the estate in a file: the inventory, attestations, the enrolled secrets, and what scans need not read again. A store that was registered before stays.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">See <see cref="SqliteInventoryOptions.Path"/>.</param>
    /// <returns>The builder.</returns>
    public static INhiGovernanceBuilder UseSqlite(this INhiGovernanceBuilder builder, string path) =>
        builder.UseSqlite(new SqliteInventoryOptions { Path = path });

    /// <summary>Keeps the estate in a file: the inventory, attestations, the enrolled secrets, and what scans need not read again. A store that was registered before stays.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The options.</param>
    /// <returns>The builder.</returns>
    public static INhiGovernanceBuilder UseSqlite(this INhiGovernanceBuilder builder, SqliteInventoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Path, nameof(options));
        builder.Services.TryAddSingleton(_ => SqliteInventoryStore.Open(options));
        builder.Services.TryAddSingleton<IInventoryStore>(provider => provider.GetRequiredService<SqliteInventoryStore>());
        builder.Services.TryAddSingleton<IEvaluationStore>(provider => provider.GetRequiredService<SqliteInventoryStore>());
        builder.Services.TryAddSingleton<IAttestationStore>(provider => provider.GetRequiredService<SqliteInventoryStore>());
        builder.Services.TryAddSingleton<ISurveyRecordStore>(provider => provider.GetRequiredService<SqliteInventoryStore>());
        builder.Services.TryAddSingleton(_ => SqliteScanStore.Open(options));
        builder.Services.TryAddSingleton<IEnrolmentStore>(provider => provider.GetRequiredService<SqliteScanStore>());
        builder.Services.TryAddSingleton<IScanMarkStore>(provider => provider.GetRequiredService<SqliteScanStore>());
        return builder;
    }
}
