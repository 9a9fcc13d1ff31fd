using Microsoft.Extensions.DependencyInjection;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Git;
using Nhi.Governance.Tool.Commands;

namespace Nhi.Governance.Tool;

/// <summary>The one place where sources, inventory and policy come together.</summary>
internal static class Estate
{
    public static ServiceProvider Compose(SurveyRequest request, ControlPolicy policy, Classifier classifier) =>
        new ServiceCollection()
            .AddNhiGovernance(builder =>
            {
                builder.UseSqlite(request.Store).Configure(options => (options.Policy, options.Classifier) = (policy, classifier));
                builder.Services.AddSingleton(_ => EstateKeys.Of(request.KeyFile, mayCreate: false));
                foreach (var path in request.Paths.Distinct(StringComparer.Ordinal))
                {
                    builder.AddFolder(path);
                }

                foreach (var repository in request.Repositories.Distinct(StringComparer.Ordinal))
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

    /// <summary>Opens what is enrolled and what scans have kept; makes nothing where there is nothing.</summary>
    public static SqliteScanStore OpenScans(string store) =>
        Path.Exists(store)
            ? SqliteScanStore.Open(new SqliteInventoryOptions { Path = store })
            : throw ToolException.NotDone($"There is no inventory {store}: nothing is enrolled. Enrol with nhi enrol FILE, or name another one with --store.");

    /// <summary>Where a scan reads.</summary>
    public static IReadOnlyList<IDocumentSource> Documents(ScanRequest request) =>
    [
        .. request.Paths.Distinct(StringComparer.Ordinal).Select(path => EnrolRequest.IsInput(path) ? OfInput(request)
            : request.Fields.Count > 0 ? new LinesDocumentSource(path, request.Fields)
            : new FolderDocumentSource(path)),
        .. request.Repositories.Distinct(StringComparer.Ordinal).Select(repository => new GitDocumentSource(repository)),
    ];

    private static IDocumentSource OfInput(ScanRequest request) =>
        request.Fields.Count > 0 ? new LinesDocumentSource("stdin", request.Fields, Console.OpenStandardInput) : new StreamDocumentSource("stdin", Console.OpenStandardInput);
}
