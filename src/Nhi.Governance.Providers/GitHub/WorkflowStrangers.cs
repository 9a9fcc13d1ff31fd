using System.Text.Json;
using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Jobs that anybody with an account can start, that take the stranger's code or put the stranger's words into a script, and that have something in reach.</summary>
internal static partial class WorkflowStrangers
{
    /// <summary>Events that a stranger causes and the repository's own rights answer.</summary>
    private static readonly string[] s_events = [WorkflowJob.PullRequestTarget, "workflow_run", "issue_comment", "issues", "discussion", "discussion_comment"];

    /// <summary>Says what a job does so.</summary>
    /// <param name="facts">Where to say it.</param>
    /// <param name="job">The job.</param>
    /// <param name="source">Where it was read.</param>
    public static void Say(FactSetBuilder facts, WorkflowJob job, string source)
    {
        var reach = job.Reach;
        var started = job.Events.FirstOrDefault(s_events.Contains);
        var runs = started is null || reach == WorkflowReach.Nothing || IsGuarded(job.Job) ? [] : job.Steps.SelectMany(Runs).Select(what => $"{job.Place} on {started} {what}").ToList();
        if (runs.Count > 0)
        {
            facts.Set(reach == WorkflowReach.Something ? PipelineFacts.UntrustedCode : PipelineFacts.UntrustedCodeByDefault, new NameSet(runs), source);
        }

        if (runs.Count == 0 || reach != WorkflowReach.Something)
        {
            facts.SetAbsent(PipelineFacts.UntrustedCode, source);
        }
    }

    private static IEnumerable<string> Runs(JsonElement step)
    {
        var isCheckout = step.Text("uses")?.StartsWith("actions/checkout@", StringComparison.OrdinalIgnoreCase) == true;
        string?[] taken = isCheckout ? [step.Text("with", "ref"), step.Text("with", "repository")] : [GitCommand(step.Text("run"))];
        foreach (var match in taken.OfType<string>().Select(text => Head().Match(text)).Where(match => match.Success))
        {
            yield return $"takes the stranger's code ({match.Value.Trim()})";
        }

        string?[] scripts = [step.Text("run"), step.Text("with", "script")];
        foreach (var words in scripts.SelectMany(WorkflowJob.ExpressionsIn).Where(inside => !Verdict().IsMatch(inside)).SelectMany(inside => Words().Matches(inside)).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            yield return $"puts the stranger's words into a script ({words})";
        }
    }

    /// <summary>A script that fetches with git or the code host's client; a head that is merely named takes no code.</summary>
    private static string? GitCommand(string? script) =>
        script is not null && (script.Contains("git ", StringComparison.Ordinal) || script.Contains("gh pr", StringComparison.Ordinal)) ? script : null;

    /// <summary>It runs for the repository's own branches, or for members alone. That a bot is named, or a label, does not keep strangers out.</summary>
    private static bool IsGuarded(JsonElement job) => job.Text("if") is { } condition && Guard().IsMatch(condition);

    [GeneratedRegex(@"github\.event\.pull_request\.head\.(sha|ref|repo\.full_name|repo\.clone_url)|github\.head_ref|github\.event\.workflow_run\.(head_sha|head_branch|head_repository\.full_name|head_commit\.id)|refs/pull/|\bpull/\$|github\.event\.pull_request\.merge_commit_sha|\bgh pr checkout\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Head();

    [GeneratedRegex(@"github\.event\.(issue|pull_request|discussion)\.(title|body)\b|github\.event\.(comment|review|review_comment)\.body\b|github\.event\.pull_request\.head\.(ref|label|repo\.default_branch)\b|github\.head_ref\b|github\.event\.workflow_run\.(head_branch|display_title|head_commit\.message|head_commit\.author\.(name|email))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    /// <summary>What becomes true or false holds no words.</summary>
    [GeneratedRegex(@"\b(contains|startsWith|endsWith)\s*\(|[!=]=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Verdict();

    [GeneratedRegex(@"head\.repo\.full_name\s*==\s*github\.repository\b|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head_repository\.full_name\s*==\s*github\.repository\b|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork\b|author_association", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Guard();
}
