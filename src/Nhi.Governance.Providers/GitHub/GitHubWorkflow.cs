using System.Text.Json;
using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Workflow files of GitHub Actions: each job is a use of its repository's identity, or of the environment it names. Stateless, and so safe to share between threads.</summary>
public sealed partial class GitHubWorkflow : IExportFormat
{
    private const string RepositoryScope = "github.repository";

    /// <inheritdoc />
    public string Name => "github/workflow";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document is { Shape: ExportShape.Tree, Roots: [{ ValueKind: JsonValueKind.Object } root] }
            && root.Members().Any(member => member.Name is "on")
            && root.Member("jobs") is { ValueKind: JsonValueKind.Object };
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var root = document.Roots[0];
        var jobs = root.Member("jobs")!.Value;
        var repository = records.Scope.Get(RepositoryScope);
        if (repository is null || !Repository().IsMatch(repository))
        {
            var why = repository is null ? "a workflow does not name its repository" : "the scope github.repository is not owner/name";
            foreach (var job in jobs.EnumerateObject())
            {
                records.Reject($"jobs.{job.Name}", $"{why}: give it with --scope {RepositoryScope}=owner/name");
            }

            return;
        }

        var inherited = WorkflowSecrets.StaticKeys(root.Member("env"));
        foreach (var job in jobs.EnumerateObject())
        {
            var place = $"jobs.{job.Name}";
            if (job.Value.ValueKind != JsonValueKind.Object)
            {
                records.Reject(place, "is not a job: it has no keys");
                continue;
            }

            records.Observe(JobOf(root, job.Value, repository, inherited, place, records), place, mayRepeat: true);
        }

        // A repository has environments that no workflow names.
        records.Cover(GitHubPipelines.AreaOf(repository), Coverage.Partial);
    }

    private static Observation JobOf(JsonElement workflow, JsonElement job, string repository, IReadOnlyList<string> inherited, string place, ExportRecords records)
    {
        var facts = new FactSetBuilder();
        var whole = new WorkflowJob(workflow, job, place);
        SayKeys(facts, whole, inherited, records);
        WorkflowPublishing.Say(facts, whole, records.Path);
        WorkflowActions.Say(facts, whole, repository, records.Path);
        WorkflowStrangers.Say(facts, whole, records.Path);
        return GitHubPipelines.Observe(repository, EnvironmentOf(job, place, records), facts.ToFactSet(), records.Path) with { Becomes = RolesOf(job, place, records) };
    }

    private static string? EnvironmentOf(JsonElement job, string place, ExportRecords records)
    {
        var name = (job.Text("environment") ?? job.Text("environment", "name"))?.Trim();
        if (name is null && job.Member("environment") is { ValueKind: not JsonValueKind.Object } other)
        {
            // A name such as 2024 or true is read as a number or truth, and is a name all the same.
            name = other.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? other.GetRawText() : null;
        }

        if (name?.Contains("${{", StringComparison.Ordinal) == true)
        {
            records.Note(place, "the environment is given by an expression, which the file does not resolve: the job counts for the repository");
            return null;
        }

        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static void SayKeys(FactSetBuilder facts, WorkflowJob job, IReadOnlyList<string> inherited, ExportRecords records)
    {
        var keys = new NameSet(inherited.Concat(WorkflowSecrets.StaticKeys(job.Job)));
        if (keys.Count > 0)
        {
            facts.Set(AccessFacts.StaticCloudKeys, keys, records.Path);
        }
        else if (!job.InheritsSecrets)
        {
            facts.SetAbsent(AccessFacts.StaticCloudKeys, records.Path);
        }

        if (job.InheritsSecrets)
        {
            facts.Set(AccessFacts.UnjudgedJobs, new NameSet([job.Place]), records.Path);
            records.Note(job.Place, "the called workflow inherits every secret: whether a static key of a cloud or a token that publishes is among them is not known here");
        }
    }

    private static List<IdentityId> RolesOf(JsonElement job, string place, ExportRecords records)
    {
        var roles = new List<IdentityId>();
        foreach (var step in job.Items("steps"))
        {
            if (step.Text("uses")?.StartsWith("aws-actions/configure-aws-credentials@", StringComparison.OrdinalIgnoreCase) != true
                || step.Text("with", "role-to-assume")?.Trim() is not { Length: > 0 } role)
            {
                continue;
            }

            if (RoleArn().IsMatch(role))
            {
                roles.Add(new IdentityId(role));
            }
            else
            {
                records.Note(place, role.Contains("${{", StringComparison.Ordinal)
                    ? "role-to-assume is given by an expression, which the file does not resolve"
                    : "role-to-assume is not the ARN of a role, so its account is not known");
            }
        }

        return [.. roles.Distinct()];
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RoleArn();
}
