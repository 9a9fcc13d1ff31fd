using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Actions and workflows of others that a job takes by a name which can be moved to other code: a tag or branch, not a commit.</summary>
internal static partial class WorkflowActions
{
    /// <summary>Who runs the jobs has their secrets anyway.</summary>
    private static readonly string[] s_codeHost = ["actions", "github"];

    /// <summary>Says what a job takes so.</summary>
    /// <param name="facts">Where to say it.</param>
    /// <param name="job">The job.</param>
    /// <param name="repository">Owner and name of its repository.</param>
    /// <param name="source">Where it was read.</param>
    public static void Say(FactSetBuilder facts, WorkflowJob job, string repository, string source)
    {
        var reach = job.Reach;
        var owner = repository[..repository.IndexOf('/', StringComparison.Ordinal)];
        var taken = reach == WorkflowReach.Nothing ? [] : job.Steps.Select(step => step.Text("uses")).Append(job.Job.Text("uses")).OfType<string>().Select(uses => uses.Trim()).Where(uses => IsOfOthers(uses, owner) && !Pinned().IsMatch(uses)).ToList();
        if (taken.Count > 0 && reach == WorkflowReach.Something)
        {
            facts.Set(PipelineFacts.MovableActions, new NameSet(taken), source);
            return;
        }

        facts.SetAbsent(PipelineFacts.MovableActions, source);
        if (taken.Count > 0)
        {
            facts.Set(PipelineFacts.MovableActionsByDefault, new NameSet(taken), source);
        }
    }

    private static bool IsOfOthers(string uses, string owner)
    {
        if (uses.StartsWith("./", StringComparison.Ordinal))
        {
            return false;
        }

        var name = uses.AsSpan(0, Math.Max(0, uses.IndexOf('/', StringComparison.Ordinal)));
        return name.Length > 0 && !name.Equals(owner, StringComparison.OrdinalIgnoreCase) && !name.Equals(s_codeHost[0], StringComparison.OrdinalIgnoreCase) && !name.Equals(s_codeHost[1], StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"@([0-9a-fA-F]{40}|[0-9a-fA-F]{64}|sha256:[0-9a-fA-F]{64})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pinned();
}
