using System.Text.Json;
using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Repositories, their environments, and of what their pipelines' subjects are made.</summary>
internal static partial class GitHubRepositories
{
    /// <summary>An environment: <c>GET /repos/{owner}/{repo}/environments</c>. The pipeline that deploys to it is an identity whether or not a workflow was read.</summary>
    public static RecordKind Environment { get; } = new(
        "an environment",
        item => item.Text("name") is { Length: > 0 } && item.Text("created_at") is not null && (item.Member("protection_rules") is not null || item.Text("html_url")?.Contains("/settings/environments/", StringComparison.Ordinal) == true),
        ReadEnvironment);

    /// <summary>A repository: <c>GET /orgs/{org}/repos</c>. In one that is archived, nothing runs.</summary>
    public static RecordKind Repository { get; } = new(
        "a repository",
        item => item.Text("full_name") is not null && item.Text("owner", "login") is not null && item.Member("private") is not null,
        ReadRepository);

    /// <summary>The template of subjects: <c>GET /repos/{owner}/{repo}/actions/oidc/customization/sub</c>.</summary>
    public static RecordKind Subject { get; } = new(
        "a template of subjects",
        item => item.Member("use_default") is { ValueKind: JsonValueKind.True or JsonValueKind.False } || item.Member("include_claim_keys") is { ValueKind: JsonValueKind.Array },
        ReadSubject);

    /// <summary>What the token of jobs may do where no workflow says it: <c>GET /repos/{owner}/{repo}/actions/permissions/workflow</c>.</summary>
    public static RecordKind TokenRights { get; } = new(
        "a default of the token's rights",
        item => item.Text("default_workflow_permissions") is "read" or "write",
        ReadTokenRights);

    private static void ReadTokenRights(JsonElement item, string place, ListReading reading)
    {
        if (reading.Scope.Get("github.repository") is not { Length: > 0 } repository)
        {
            reading.Reject(place, "the answer does not name its repository: give it with --scope github.repository=owner/name");
            return;
        }

        reading.Attach(new Attachment
        {
            Target = $"repo:{repository}",
            Reach = AttachmentReach.Members,
            Record = $"default rights of {repository}",
            Facts = reading.Facts(place).Tell(PipelineFacts.DefaultTokenWrites, item.Text("default_workflow_permissions") is "write").ToFactSet(),
            Source = reading.Source,
        });
    }

    private static void ReadEnvironment(JsonElement item, string place, ListReading reading)
    {
        if ((item.Text("url") ?? item.Text("html_url")) is not { } address || Address().Match(address) is not { Success: true } match)
        {
            reading.Reject(place, "the environment does not tell its repository");
            return;
        }

        if (item.Member("protection_rules") is { ValueKind: JsonValueKind.Array } rules && rules.GetArrayLength() == 0)
        {
            reading.Note(place, "nothing has to be passed before a job acts as the environment: it has no protection rule");
        }

        reading.Observe(GitHubPipelines.Observe(match.Groups["repository"].Value, item.Text("name"), reading.Facts(place).Past(IdentityFacts.CreatedAt, item.Text("created_at")).ToFactSet(), reading.Source), place, isWhole: false);
    }

    private static void ReadRepository(JsonElement item, string place, ListReading reading)
    {
        var isClosed = item.Member("archived") is { ValueKind: JsonValueKind.True } || item.Member("disabled") is { ValueKind: JsonValueKind.True };
        reading.Attach(new Attachment
        {
            Target = $"repo:{item.Text("full_name")}",
            Reach = AttachmentReach.Members,
            Record = $"repository {item.Text("full_name")}",
            Facts = reading.Facts(place).Tell(PipelineFacts.Repository, item.Text("full_name")).Tell(IdentityFacts.Enabled, isClosed ? false : null).ToFactSet(),
            Source = reading.Source,
        });
    }

    private static void ReadSubject(JsonElement item, string place, ListReading reading)
    {
        // The claims decide which trusts admit a pipeline; no identity comes of them.
        if (item.Member("use_default") is not { ValueKind: JsonValueKind.True } && item.OneOrMore("include_claim_keys") is { Count: > 0 } claims && !claims.SequenceEqual(["repo", "context"], StringComparer.Ordinal))
        {
            reading.Note(place, "subjects are made of other claims than repository and context: a trust that names repo:owner/name:… may not admit these pipelines");
        }

        reading.Attach();
    }

    [GeneratedRegex(@"^https://(api\.github\.com/repos|github\.com)/(?<repository>[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
