using System.Text.Json;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Listings;

namespace Nhi.Governance.Providers.Systems;

/// <summary>A vendor's list of people, as data. Who can no longer log in has left; of others the survey learns which names are one person's, and keeps none.</summary>
/// <param name="Format">Stable name, vendor first.</param>
/// <param name="Members">Members that may hold the list.</param>
/// <param name="Has">What a record must have to be one: a path, or <c>path=value</c>.</param>
/// <param name="Names">What others know the person by.</param>
/// <param name="Left">Any of these says that the person has left.</param>
internal sealed record Directory(string Format, IReadOnlyList<string> Members, IReadOnlyList<string> Has, IReadOnlyList<string> Names, IReadOnlyList<string> Left)
{
    public static IReadOnlyList<Directory> All { get; } =
    [
        new("googleworkspace/users", ["users"], ["primaryEmail", "suspended"], ["primaryEmail"], ["suspended=true", "archived=true"]),
        new("keycloak/users", ["users"], ["username", "createdTimestamp", "enabled"], ["username", "email"], ["enabled=false"]),
        new("okta/users", [], ["status", "profile.login"], ["profile.login", "profile.email", "profile.employeeNumber", "id"], ["status=DEPROVISIONED", "status=SUSPENDED"]),
        new("salesforce/users", ["records"], ["Username", "IsActive"], ["Username", "Email", "FederationIdentifier", "EmployeeNumber", "Id"], ["IsActive=false"]),
        new("scim/users", ["Resources"], ["schemas", "userName", "active"], ["userName"], ["active=false"]),
        new("tailscale/users", ["users"], ["loginName", "deviceCount", "status"], ["loginName"], ["status=suspended"]),
    ];

    /// <summary>The format that reads it.</summary>
    public IExportFormat ToFormat() => new RecordList(Format, Members, new RecordKind($"a person of {Format}", item => Has.All(condition => ListingPath.Holds(item, condition)), Read));

    // Since when is not told: by the day judged from.
    private void Read(JsonElement item, string place, ListReading reading)
    {
        string[] names = [.. Names.Select(name => ListingPath.Text(item, name)).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        var hasLeft = Left.Any(condition => ListingPath.Holds(item, condition));
        reading.Attach(names.Length == 0 ? [] : [SystemNames.Of(new PartyRecord.Person(names, hasLeft ? reading.AsOf : null), "person", reading)]);
    }
}
