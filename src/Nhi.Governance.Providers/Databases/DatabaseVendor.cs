using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Databases;

/// <summary>What the database vendors have alike: how their logins, roles and areas are named, and how a record becomes one of them.</summary>
/// <param name="Name">The vendor, as ids begin.</param>
/// <param name="Administrators">Roles whose members may do everything, or may make themselves into one who may.</param>
internal sealed record DatabaseVendor(string Name, params IReadOnlyList<string> Administrators)
{
    /// <summary>Roles whose members read or write everything that is kept.</summary>
    public IReadOnlyList<string> DataRoles { get; init; } = [];

    /// <summary>The server or account that no list of its logins names.</summary>
    public const string ServerScope = "database.server";

    private const string WhichServer = $"which server the list is of is not told: a column \"server\", or {ServerScope}=NAME in .nhi-scope, does";

    /// <summary>The server of a record: its own column, or else the one that the scope names.</summary>
    public static string? ServerOf(FieldRecord record, ListReading reading) => record.Text("server") ?? reading.Scope.Get(ServerScope);

    /// <summary>A kind of record that belongs to a server.</summary>
    public FieldKind Kind(string name, IReadOnlyList<string> needed, Action<DatabaseRecord> read) => new(name, needed, (fields, place, reading) =>
    {
        if (ServerOf(fields, reading) is { } server)
        {
            read(new DatabaseRecord(this, server, fields, place, reading));
        }
        else
        {
            reading.Reject(place, WhichServer);
        }
    });

    /// <summary>A list of who is a member of which role.</summary>
    /// <param name="name">What a record is, with its article.</param>
    /// <param name="role">Column of the role.</param>
    /// <param name="member">Column of the member.</param>
    /// <param name="mark">A column that no other vendor's list has.</param>
    public FieldKind Memberships(string name, string role, string member, string mark) => Kind(name, [role, member, mark], record =>
    {
        if (record.Fields.Text(role) is { } of && record.Fields.Text(member) is { } who)
        {
            record.Join(who, of);
        }
        else
        {
            record.Reject("names no role, or no member of it");
        }
    });
}
