using System.Text.Json;
using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>A job of a workflow, with what the workflow gives to all of its jobs.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Job">The job.</param>
/// <param name="Place">Where it stands.</param>
internal sealed partial record WorkflowJob(JsonElement Workflow, JsonElement Job, string Place)
{
    /// <summary>The event of pull requests for which the code host gives a token that writes, and secrets, wherever the pull request comes from.</summary>
    public const string PullRequestTarget = "pull_request_target";

    /// <summary>Deeper nothing of a workflow stands; the documents are at most 64 levels deep.</summary>
    private const int MostDepth = 64;

    /// <summary>Events that start the workflow.</summary>
    public IReadOnlyList<string> Events { get; } = Workflow.Member("on") is { ValueKind: JsonValueKind.Object } on ? [.. on.Members().Select(member => member.Name)] : Workflow.OneOrMore("on");

    /// <summary>Its steps.</summary>
    public IReadOnlyList<JsonElement> Steps { get; } = [.. Job.Items("steps").Where(step => step.ValueKind == JsonValueKind.Object)];

    /// <summary>What is in reach of whatever runs in it.</summary>
    public WorkflowReach Reach => HoldsSecret(Workflow.Member("env"), 0) || HoldsSecret(Job, 0) || InheritsSecrets ? WorkflowReach.Something : TokenReach;

    /// <summary>Whether it calls a workflow that is given every secret.</summary>
    public bool InheritsSecrets => string.Equals(Job.Text("secrets"), "inherit", StringComparison.Ordinal);

    private WorkflowReach TokenReach => (Job.Member("permissions") ?? Workflow.Member("permissions")) switch
    {
        // What is not named there is not granted.
        { ValueKind: JsonValueKind.Object } rights => rights.Members().Any(right => IsText(right.Value, "write")) ? WorkflowReach.Something : WorkflowReach.Nothing,
        { ValueKind: JsonValueKind.String } all => IsText(all, "write-all") ? WorkflowReach.Something : WorkflowReach.Nothing,
        _ => Events.Contains(PullRequestTarget, StringComparer.Ordinal) ? WorkflowReach.Something : WorkflowReach.Default,
    };

    /// <summary>The expressions in a text, without their braces.</summary>
    public static IEnumerable<string> ExpressionsIn(string? text) =>
        text?.Contains("${{", StringComparison.Ordinal) == true ? Expression().Matches(text).Select(match => match.Groups["inside"].Value) : [];

    /// <summary>Names of the secrets in a text's expressions, in capitals; empty where all of them are taken at once. The job's own token is none.</summary>
    public static IEnumerable<string> SecretsIn(string? text) =>
        ExpressionsIn(text).SelectMany(inside => Secret().Matches(inside)).Select(match => match.Groups["name"].Value.ToUpperInvariant()).Where(name => !string.Equals(name, "GITHUB_TOKEN", StringComparison.Ordinal));

    private static bool HoldsSecret(JsonElement? value, int depth) => value is { } element && depth < MostDepth && element.ValueKind switch
    {
        JsonValueKind.Object => element.Members().Any(member => HoldsSecret(member.Value, depth + 1)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => HoldsSecret(item, depth + 1)),
        _ => SecretsIn(element.Text()).Any(),
    };

    private static bool IsText(JsonElement value, string text) => string.Equals(value.Text(), text, StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{\{(?<inside>.*?)\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\bsecrets\b(\s*(\.\s*|\[\s*')(?<name>[A-Za-z0-9_-]+))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
