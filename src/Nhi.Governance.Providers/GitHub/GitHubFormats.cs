using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>The formats of GitHub that are more than a list of tokens.</summary>
internal static class GitHubFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new CodeOwners(),
        new RecordList("github/secret-names", ["secrets", "variables"], GitHubSecretNames.Kind),
        new RecordList("github/environments", ["environments"], GitHubRepositories.Environment),
        new RecordList("github/repositories", ["repositories", "items"], GitHubRepositories.Repository),
        new RecordList("github/subjects", [], GitHubRepositories.Subject),
        new RecordList("github/token-rights", [], GitHubRepositories.TokenRights),
        new RecordList("github/webhooks", [], GitHubWebhooks.GitHub, GitHubWebhooks.GitLab),
    ];
}
