namespace Nhi.Governance;

/// <summary>Brings attachments to the identities they speak of: by name, or through the accounts, namespaces, groups and roles they are members of.</summary>
internal sealed class Attachments(EstateReading reading, PrincipalIndex index)
{
    private const int MostNamed = 3;

    private readonly List<Attachment> _unlisted = [];

    /// <summary>References to identities that their completely read authority does not have.</summary>
    public List<Attachment> Dangling { get; } = [];

    public void Apply()
    {
        ToIdentities();
        TellUnlisted();
        ToMembers();
    }

    private void ToIdentities()
    {
        // What may become an identity of its own first, so that whatever names it finds it; the rest of the order only settles which of two equals is quoted.
        var attachments = reading.Attachments
            .Where(attachment => attachment is { Reach: AttachmentReach.Identity, Target.Length: > 0 })
            .OrderBy(attachment => attachment is not { BearerClass: not IdentityClass.Unknown, Credentials.Count: > 0 })
            .ThenBy(attachment => attachment.Source, StringComparer.Ordinal).ThenBy(attachment => attachment.Record, StringComparer.Ordinal).ThenBy(attachment => attachment.Target, StringComparer.Ordinal);
        foreach (var attachment in attachments)
        {
            var targets = index.Find(new IdentityId(attachment.Target));
            switch (targets.Count)
            {
                case 1:
                    targets[0].Add(attachment);
                    break;
                case > 1:
                    Note(attachment, $"{attachment.Target} names several identities; {attachment.Record} is left out");
                    break;
                case 0 when attachment is { BearerClass: not IdentityClass.Unknown, Credentials.Count: > 0 }:
                    var account = AwsName.AccountOf(attachment.Target) is { } number ? [.. attachment.Containers, $"aws:{number}"] : attachment.Containers;
                    foreach (var credential in attachment.Credentials)
                    {
                        index.Add(BearerOnly.From(credential, attachment.Source, account));
                    }

                    break;
                case 0 when attachment.IsReference && reading.IsComplete(attachment.Area):
                    Dangling.Add(attachment);
                    break;
                case 0 when !attachment.IsReference && attachment.Area.Length > 0:
                    // The platform's own records name accounts that are only made when needed.
                    break;
                default:
                    _unlisted.Add(attachment);
                    break;
            }
        }
    }

    /// <summary>Some, each by itself; many, as a state or a list of rights has where the accounts beside it were not exported, together.</summary>
    private void TellUnlisted()
    {
        foreach (var source in _unlisted.GroupBy(attachment => attachment.Source, StringComparer.Ordinal))
        {
            string[] targets = [.. source.Select(attachment => attachment.Target).Distinct(StringComparer.Ordinal)];
            if (targets.Length <= MostNamed)
            {
                foreach (var attachment in source)
                {
                    Note(attachment, $"{attachment.Record} names {attachment.Target}, which no source lists");
                }
            }
            else
            {
                reading.Add(new SourceEvent.Noted(
                    new SourcePosition(source.Key, string.Empty),
                    $"{source.Count()} records name {targets.Length} identities that no source lists: {string.Join(", ", targets.Take(MostNamed))}, and {targets.Length - MostNamed} more"));
            }
        }
    }

    private void ToMembers()
    {
        var byContainer = reading.Attachments.Where(attachment => attachment.Reach == AttachmentReach.Members).ToLookup(attachment => attachment.Target, StringComparer.Ordinal);
        foreach (var principal in index.Principals)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var open = new Queue<string>(principal.Containers.Concat(SystemOf(principal)).Order(StringComparer.Ordinal));
            while (open.TryDequeue(out var container))
            {
                if (!reached.Add(container))
                {
                    continue;
                }

                foreach (var attachment in byContainer[container])
                {
                    principal.Add(attachment);
                    foreach (var outer in attachment.Containers)
                    {
                        open.Enqueue(outer);
                    }
                }
            }
        }
    }

    /// <summary>What says of itself that it is part of a system hears what a catalogue says of that system. What a catalogue makes part of it has an owner there.</summary>
    private static IEnumerable<string> SystemOf(Principal principal) =>
        principal.Facts.Get(IdentityFacts.System).TryGet(out var system) ? [$"system:{system.Trim().ToLowerInvariant()}"] : [];

    private void Note(Attachment attachment, string text) => reading.Add(new SourceEvent.Noted(new SourcePosition(attachment.Source, attachment.Record), text));
}
