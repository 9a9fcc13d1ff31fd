using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Listings;

/// <summary>Reads the records of a listing. Stateless, and so safe to share between threads.</summary>
internal sealed class ListingReader(Listing listing)
{
    public bool Is(JsonElement item) => listing.Has.All(condition => ListingPath.Holds(item, condition)) && !listing.Lacks.Any(condition => ListingPath.Holds(item, condition));

    public void Read(JsonElement item, string place, ListReading reading)
    {
        if (listing.IsName)
        {
            if (listing.Value is not null && ListingPath.Text(item, listing.Value) is { Length: > 0 })
            {
                reading.Note(place, "the export holds the value of what it names: it was not kept");
            }

            reading.Attach();
        }
        else if (listing.IsRight)
        {
            ReadRight(item, place, reading);
        }
        else if (IdOf(item) is not { } id)
        {
            reading.Reject(place, $"the record has no {listing.Id}");
        }
        else if (listing.Unless.Any(condition => ListingPath.Holds(item, condition)))
        {
            reading.Attach();
        }
        else if (PrincipalOf(item) is { } principal)
        {
            reading.Attach(new Attachment
            {
                Target = $"{listing.Authority}:{principal}",
                Record = $"{listing.Format} {id}",
                Area = Area(item),
                Credentials = [Credential(item, id, place, reading)],
                BearerClass = IdentityClass.ApiKey,
                Source = reading.Source,
            });
        }
        else
        {
            Observe(item, id, place, reading);
        }
    }

    private void ReadRight(JsonElement item, string place, ListReading reading)
    {
        if (PrincipalOf(item) is not { } principal)
        {
            reading.Attach();
            return;
        }

        reading.Attach(new Attachment
        {
            Target = $"{listing.Authority}:{principal}",
            Record = listing.Format,
            Area = Area(item),
            Facts = reading.Facts(place).Tell(AccessFacts.Grants, Scopes(item)).Tell(AccessFacts.AdministratorBy, Administrates(Scopes(item))).ToFactSet(),
            Source = reading.Source,
        });
    }

    private void Observe(JsonElement item, string id, string place, ListReading reading)
    {
        var purpose = listing.Purpose is null ? null : ListingPath.Text(item, listing.Purpose);
        var scopes = Scopes(item);
        var facts = reading.Facts(place)
            .Tell(IdentityFacts.Name, First(item, listing.Name) ?? (listing.IsAddress ? id : ListingPath.Text(item, listing.Id)))
            .Tell(IdentityFacts.Subclass, listing.Subclass)
            .Tell(IdentityFacts.Purpose, purpose)
            .None(IdentityFacts.Purpose, listing.Purpose is not null && string.IsNullOrWhiteSpace(purpose))
            .Past(IdentityFacts.CreatedAt, Instant(item, listing.Created))
            .Past(IdentityFacts.LastUsedAt, Instant(item, listing.LastUsed))
            .Tell(IdentityFacts.Enabled, Enabled(item))
            .Tell(IdentityFacts.Vendor, listing.Vendor is null ? null : ListingPath.Text(item, listing.Vendor))
            .Tell(AccessFacts.Grants, scopes)
            .Tell(AccessFacts.AdministratorBy, Administrates(scopes))
            .Tell(DeployKeyFacts.AddedBy, listing.Kind == CredentialKind.DeployKey ? First(item, listing.Creator) : null)
            .Tell(DeployKeyFacts.ReadOnly, listing.ReadOnly is not null && ListingPath.Has(item, listing.ReadOnly) ? ListingPath.Holds(item, listing.ReadOnly) : null)
            .Tell(OAuthAppFacts.RedirectUris, Names(item, listing.RedirectUris));
        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"{listing.Authority}:{id}"),
                Area = Area(item),
                Containers = Container(item) is { } container ? [container] : [],
                Facts = facts.ToFactSet(),
                Credentials = listing.Kind == CredentialKind.Unknown ? [] : [Credential(item, id, place, reading)],
                Owners = [.. Owners(item, reading)],
                Holds = listing.LogsInAs is not null && ListingPath.Text(item, listing.LogsInAs) is { Length: > 0 } account ? [new IdentityId(account)] : [],
                Becomes = listing.Becomes is not null && ListingPath.Text(item, listing.Becomes) is { Length: > 0 } other ? [new IdentityId(other)] : [],
                Source = reading.Source,
            },
            place,
            listing.MayRepeat,
            isWhole: false);
    }

    private Credential Credential(JsonElement item, string id, string place, ListReading reading)
    {
        var facts = reading.Facts(place)
            .Past(CredentialFacts.CreatedAt, Instant(item, listing.Created))
            .Past(CredentialFacts.LastUsedAt, Instant(item, listing.LastUsed))
            .Tell(CredentialFacts.Enabled, Enabled(item));
        if (listing.Expires is not null)
        {
            // A list that has the field and tells no end was asked: it never ends. Neither does what every use lengthens.
            var ends = Instant(item, listing.Expires);
            var hasEnded = ends is not null && InstantText.TryParse(ends, out var end) && end <= reading.AsOf;
            facts = ends is null || (listing.EndMoves && !hasEnded) ? facts.None(CredentialFacts.ExpiresAt) : facts.Ahead(CredentialFacts.ExpiresAt, ends);
        }

        return new(new CredentialId($"{listing.Authority}:{id}"), listing.Kind, facts.ToFactSet());
    }

    private IEnumerable<OwnerClaim> Owners(JsonElement item, ListReading reading)
    {
        if (First(item, listing.Person) is { } person)
        {
            yield return new OwnerClaim(OwnerRole.Person, person, ClaimTrust.Register, reading.Source);
        }

        if (listing.Sponsor is not null)
        {
            yield return new OwnerClaim(OwnerRole.Sponsor, ListingPath.Text(item, listing.Sponsor), ClaimTrust.Register, reading.Source);
        }

        if (First(item, listing.Creator) is { } creator)
        {
            yield return new OwnerClaim(OwnerRole.Application, creator, ClaimTrust.Suggestion, reading.Source);
        }
    }

    private string[] Scopes(JsonElement item) =>
        [.. listing.Scopes.SelectMany(path => Names(item, path)), .. listing.LogsInAs is not null && ListingPath.Text(item, listing.LogsInAs) is { Length: > 0 } account ? (string[])[$"logs in as {account}"] : []];

    private IEnumerable<string> Administrates(IEnumerable<string> scopes) => scopes.Where(scope => listing.Administrators.Contains(scope, StringComparer.OrdinalIgnoreCase));

    // Numbers are counted by kind, and some anew in each organization: a name that two things have would make them one.
    private string? IdOf(JsonElement item)
    {
        var told = ListingPath.Text(item, listing.Id);
        if ((listing.IsAddress && told is not null ? WebAddress.Without(told, keepsPath: true) : told) is not { Length: > 0 } id)
        {
            return null;
        }

        var beside = listing.Beside is null ? null : ListingPath.Text(item, listing.Beside);
        return $"{(listing.Series.Length > 0 ? listing.Series + ":" : string.Empty)}{id}{(beside is null ? string.Empty : "/" + beside)}";
    }

    private string? PrincipalOf(JsonElement item) =>
        listing.Principal is not null && (listing.PrincipalIf is null || ListingPath.Holds(item, listing.PrincipalIf)) && ListingPath.Text(item, listing.Principal) is { Length: > 0 } principal ? principal : null;

    private bool? Enabled(JsonElement item) => listing.Disabled.Any(condition => ListingPath.Holds(item, condition)) ? false
        : listing.Enabled is { } condition && ListingPath.Has(item, condition) ? ListingPath.Holds(item, condition) : null;

    private string? Container(JsonElement item) => listing.Container is not null && ListingPath.Text(item, listing.Container) is { Length: > 0 } name ? $"{listing.Authority}:{name}" : null;

    private string Area(JsonElement item) => Container(item) is { } container ? $"{container}:{listing.Subclass[(listing.Authority.Length + 1)..]}" : listing.Subclass;

    private static string? First(JsonElement item, IReadOnlyList<string> paths) => paths.Select(path => ListingPath.Text(item, path)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? Instant(JsonElement item, string? path) => path is null ? null : ListingPath.Instant(item, path);

    private static IEnumerable<string> Names(JsonElement item, string? path) => path is null ? [] : ListingPath.Names(item, path);
}
