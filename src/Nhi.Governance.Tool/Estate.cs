using Microsoft.Extensions.DependencyInjection;

namespace Nhi.Governance.Tool;

/// <summary>The one place where sources, inventory and policy come together.</summary>
internal static class Estate
{
    public static ServiceProvider Compose(string store, ControlPolicy policy, IReadOnlyList<string> paths, IReadOnlyList<string> repositories) =>
        new ServiceCollection()
            .AddNhiGovernance(builder =>
            {
                builder.UseSqlite(store).Configure(options => options.Policy = policy);
                foreach (var path in paths)
                {
                    builder.AddFolder(path);
                }

                foreach (var repository in repositories)
                {
                    builder.AddGit(repository);
                }
            })
            .BuildServiceProvider();

    /// <summary>Opens what surveys have kept; makes nothing where there is nothing.</summary>
    public static SqliteInventoryStore OpenExisting(string store) =>
        Path.Exists(store)
            ? SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = store })
            : throw ToolException.NotDone($"There is no inventory {store}: make it with nhi survey PATH, or name another one with --store.");
}
