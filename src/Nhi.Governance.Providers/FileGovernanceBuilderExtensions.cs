using Microsoft.Extensions.DependencyInjection;
using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Git;

namespace Nhi.Governance;

/// <summary>Adds sources that read files to an estate.</summary>
public static class FileGovernanceBuilderExtensions
{
    /// <summary>Reads the exports below a folder, or one file, and has every file searched for copies of secrets.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The folder or file.</param>
    /// <returns>The builder.</returns>
    public static INhiGovernanceBuilder AddFolder(this INhiGovernanceBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IIdentitySource>(new FolderSource(path, ExportFormats.All));
        builder.Services.AddSingleton<IDocumentSource>(new FolderDocumentSource(path));
        return builder;
    }

    /// <summary>Reads a git repository: the workflows it has now, and copies of credentials in its whole history.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="repository">Its folder.</param>
    /// <returns>The builder.</returns>
    public static INhiGovernanceBuilder AddGit(this INhiGovernanceBuilder builder, string repository)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IIdentitySource>(new GitWorkflowSource(repository));
        builder.Services.AddSingleton<IDocumentSource>(new GitDocumentSource(repository));
        return builder;
    }
}
