using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>What the entities of one catalogue say: owners of repositories, Kubernetes objects and systems, and who is in a team.</summary>
internal sealed class BackstageEntities
{
    private readonly ListReading _reading;
    private readonly Dictionary<string, string> _addresses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the addresses of all people first: what has left is known by its address, and teams name people by their entities.</summary>
    public BackstageEntities(ListReading reading, IEnumerable<JsonElement> entities)
    {
        _reading = reading;
        foreach (var user in entities.Where(entity => entity.Text("kind") is "User"))
        {
            if (NameOf(user) is { } name && user.Text("spec", "profile", "email") is { Length: > 0 } address)
            {
                _addresses[name] = address;
            }
        }
    }

    public void Read(JsonElement entity, string place)
    {
        if (NameOf(entity) is not { } name)
        {
            _reading.Reject(place, "the entity has no name");
            return;
        }

        switch (entity.Text("kind"))
        {
            case "Component" or "API" or "Resource":
                _reading.Attach([.. Parts(entity).Select(container => SystemNames.ToMembers(container, $"{entity.Text("kind")} {name}", _reading) with
                {
                    Facts = _reading.Facts(place).Tell(IdentityFacts.System, BackstageNames.NameOf(entity.Text("spec", "system"))).ToFactSet(),
                    Owners = [Owner(entity)],
                })]);
                break;
            case "System":
                _reading.Attach(SystemNames.ToMembers(SystemNames.Container(name), $"System {name}", _reading) with { Owners = [Owner(entity)] });
                break;
            case "Group":
                var members = entity.Member("spec")?.OneOrMore("members") ?? [];
                var related = entity.Items("relations").Where(relation => relation.Text("type") is "hasMember").Select(relation => relation.Text("targetRef")).OfType<string>();
                _reading.Attach([.. Team(name, members.Concat(related).Select(PersonOf).OfType<string>())]);
                break;
            case "User":
                var teams = entity.Member("spec")?.OneOrMore("memberOf") ?? [];
                string?[] names = [name, _addresses.GetValueOrDefault(name), entity.Text("metadata", "annotations", "github.com/user-login")];
                _reading.Attach([
                    SystemNames.Of(new PartyRecord.Person([.. names.OfType<string>().Where(one => one.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)], LeftAt: null), $"User {name}", _reading),
                    .. teams.Select(BackstageNames.NameOf).OfType<string>().SelectMany(team => Team(team, [PersonOf(name)!])),
                ]);
                break;
            default:
                // A location, domain or template: nobody's identity lives there.
                _reading.Attach();
                break;
        }
    }

    /// <summary>The repository it is built from, and what runs of it in clusters.</summary>
    private static IEnumerable<string> Parts(JsonElement entity)
    {
        if (BackstageNames.RepositoryOf(entity.Text("metadata", "annotations", "github.com/project-slug"), entity.Text("metadata", "annotations", "backstage.io/source-location")) is { } repository)
        {
            yield return repository;
        }

        if (entity.Text("metadata", "annotations", "backstage.io/kubernetes-id") is { Length: > 0 } id)
        {
            yield return BackstageNames.KubernetesId(id);
        }
    }

    private static string? NameOf(JsonElement entity) => entity.Text("metadata", "name") is { Length: > 0 } name
        ? BackstageNames.NameOf($"{entity.Text("kind")}:{entity.Text("metadata", "namespace") ?? "default"}/{name}")
        : null;

    private IEnumerable<Attachment> Team(string name, IEnumerable<string> members)
    {
        // A team whose members are not told is one that nobody was asked about; it lives.
        string[] people = [.. members.Distinct(StringComparer.OrdinalIgnoreCase)];
        return people.Length == 0 ? [] : [SystemNames.Of(new PartyRecord.Team(name, people), $"Group {name}", _reading)];
    }

    private OwnerClaim Owner(JsonElement entity)
    {
        var owner = entity.Text("spec", "owner");
        return SystemNames.Claim(OwnerRole.Application, BackstageNames.IsUser(owner) ? PersonOf(owner) : BackstageNames.NameOf(owner), _reading);
    }

    private string? PersonOf(string? reference) => BackstageNames.NameOf(reference) is { } name ? _addresses.GetValueOrDefault(name, name) : null;
}
