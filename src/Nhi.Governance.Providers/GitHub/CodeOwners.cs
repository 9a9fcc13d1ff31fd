using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>
/// A CODEOWNERS file. It suggests who answers for the pipelines of its repository, and claims nothing. It has no mark of its own, so its grammar has to do: every line is a rule, one has an owner by name,
/// and one pattern is a path or a star; a text of another kind passes that by accident hardly ever, and then suggests only. Stateless, and so safe to share between threads.
/// </summary>
internal sealed class CodeOwners : IExportFormat
{
    private const string RepositoryScope = "github.repository";

    /// <summary>What pipelines are written in: who owns it, has the say in what they do.</summary>
    private const string Workflow = ".github/workflows/workflow.yml";

    /// <inheritdoc />
    public string Name => "github/codeowners";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var (hasOwner, hasPath) = (false, false);
        if (document.Shape != ExportShape.Text)
        {
            return false;
        }

        foreach (var (_, rule) in Rules(document))
        {
            if (rule is null)
            {
                return false;
            }

            hasOwner |= rule.Owners.Count > 0;
            hasPath |= rule.Pattern.Contains('/', StringComparison.Ordinal) || rule.Pattern.StartsWith('*');
        }

        return hasOwner && hasPath;
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var rules = Rules(document).ToList();
        var deciding = rules.FindLastIndex(line => line.Rule?.Matches(Workflow) == true);
        var repository = records.Scope.Get(RepositoryScope);
        foreach (var (index, (line, rule)) in rules.Index())
        {
            if (rule is null || repository is null)
            {
                records.Reject($"line {line}", rule is null ? "is no pattern with owners" : $"the file does not name its repository: give it with --scope {RepositoryScope}=owner/name");
            }
            else if (index == deciding)
            {
                records.Attach(new Attachment
                {
                    Target = $"repo:{repository}",
                    Reach = AttachmentReach.Members,
                    Record = $"line {line} of CODEOWNERS",
                    Owners = [.. rule.Owners.Select(owner => new OwnerClaim(OwnerRole.Application, owner, ClaimTrust.Suggestion, records.Path))],
                    Source = records.Path,
                });
            }
            else
            {
                records.Attach();
            }
        }
    }

    // A line at a time, as most texts are told to be something else by their first.
    private static IEnumerable<(int Line, CodeOwnersRule? Rule)> Rules(ExportDocument document)
    {
        var rest = document.Content;
        for (var line = 1; !rest.IsEmpty; line++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var text = Encoding.UTF8.GetString((end < 0 ? rest : rest[..end]).Span);
            rest = end < 0 ? default : rest[(end + 1)..];
            if (text.AsSpan().Trim() is { Length: > 0 } said && said[0] != '#')
            {
                yield return (line, CodeOwnersRule.Parse(text));
            }
        }
    }
}
