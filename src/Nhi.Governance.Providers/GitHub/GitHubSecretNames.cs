using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Names of secrets and variables of Actions: <c>GET /repos/{owner}/{repo}/actions/secrets</c>, of an organization or environment likewise, and <c>…/variables</c>. GitHub gives no secret's value; that of a variable is not kept. Which jobs use them, workflows tell.</summary>
internal static partial class GitHubSecretNames
{
    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal) { "name", "value", "created_at", "updated_at", "visibility", "selected_repositories_url" };

    /// <summary>A record has three plain fields that many lists have: it is one where it has no other, and a name as GitHub demands it.</summary>
    public static RecordKind Kind { get; } = new(
        "a secret or variable",
        item => item.Text("created_at") is not null && item.Text("updated_at") is not null && item.Text("name") is { } name && Name().IsMatch(name) && item.Members().All(member => s_members.Contains(member.Name)),
        (_, _, reading) => reading.Attach());

    [GeneratedRegex(@"^[A-Z_][A-Z0-9_]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
