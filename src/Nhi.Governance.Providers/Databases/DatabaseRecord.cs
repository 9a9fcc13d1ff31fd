using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Databases;

/// <summary>One record of a server's list.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Server">The server.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Place">Its place.</param>
/// <param name="Reading">The reading of the list.</param>
internal sealed record DatabaseRecord(DatabaseVendor Vendor, string Server, FieldRecord Fields, string Place, ListReading Reading)
{
    private string Authority => $"{Vendor.Name}:{Server}";

    private string Logins => $"{Authority}:logins";

    /// <summary>Starts the facts of the login's password.</summary>
    public RecordFacts Facts() => Reading.Facts(Place);

    /// <summary>Ends the record as a rejection.</summary>
    public void Reject(string reason) => Reading.Reject(Place, reason);

    /// <summary>Ends the record as counted, and nothing more.</summary>
    public void Count() => Reading.Attach();

    /// <summary>Says so where a column holds what nobody should have asked for; it is not kept.</summary>
    public void Refuse(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (Fields.Text(column)?.Any(letter => letter != '*') == true)
            {
                Reading.Note(Place, $"the export holds {column}, from which passwords can be guessed: it is left out, and the file should not be kept");
            }
        }
    }

    /// <summary>Ends the record as a login.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">The server's own id that is not given twice, or <see langword="null"/>.</param>
    /// <param name="facts">What is known of it beside name and server.</param>
    /// <param name="password">What is known of its password; <see langword="null"/> where it has none, or nothing tells that it has.</param>
    /// <param name="isWhole">Whether the server shows every login to whoever asks.</param>
    /// <param name="further">Other credentials.</param>
    public void Observe(string name, string? id, RecordFacts facts, RecordFacts? password, bool isWhole, params IReadOnlyList<Credential> further)
    {
        var login = LoginNamed(name);
        Reading.Observe(
            new Observation
            {
                Id = new IdentityId(id is null ? login : $"{Authority}:{id}"),
                IsImmutableId = id is not null,
                Aliases = id is null ? [] : [new IdentityId(login)],
                Area = Logins,
                Containers = [Authority],
                Facts = facts
                    .Tell(IdentityFacts.Name, name)
                    .Tell(IdentityFacts.Subclass, $"{Vendor.Name}:database-role")
                    .Tell(DatabaseRoleFacts.Server, Server)
                    .ToFactSet(),
                Credentials = [.. password is null ? [] : (Credential[])[new(new CredentialId($"{login}/password"), CredentialKind.DatabasePassword, password.ToFactSet())], .. further],
                Source = Reading.Source,
            },
            Place,
            isWhole: isWhole);
    }

    /// <summary>Ends the record as a role that nobody logs in as: what it may do, its members may.</summary>
    public void Role(string name, RecordFacts facts) => Reading.Attach(new Attachment
    {
        Target = RoleNamed(name),
        Reach = AttachmentReach.Members,
        Record = $"{Vendor.Name} role {name}",
        Facts = facts.Tell(AccessFacts.AdministratorBy, Administrates(name)).Tell(AccessFacts.DataAccessBy, ReachesData(name)).ToFactSet(),
        Source = Reading.Source,
    });

    /// <summary>Ends the record as a membership. The member may be a login or a role, whose members are then members too.</summary>
    public void Join(string member, string role)
    {
        var facts = Facts().Tell(AccessFacts.Grants, [$"member of {role}"]).Tell(AccessFacts.AdministratorBy, Administrates(role)).Tell(AccessFacts.DataAccessBy, ReachesData(role)).ToFactSet();
        Attachment joined = new()
        {
            Target = LoginNamed(member),
            Record = $"{Vendor.Name} member {member} of {role}",
            Area = Logins,
            Containers = [RoleNamed(role)],
            Facts = facts,
            Source = Reading.Source,
        };
        Reading.Attach(joined, joined with { Target = RoleNamed(member), Reach = AttachmentReach.Members });
    }

    /// <summary>Ends the record as a membership of what another authority lists by the same name.</summary>
    public void JoinOutside(string member, string role) => Reading.Attach(new Attachment
    {
        Target = member,
        Record = $"{Vendor.Name} member {member} of {role}",
        Area = "directory",
        Containers = [RoleNamed(role)],
        Facts = Facts().Tell(AccessFacts.Grants, [$"member of {role} on {Server}"]).Tell(AccessFacts.AdministratorBy, Administrates(role).Select(name => $"{name} on {Server}")).ToFactSet(),
        Source = Reading.Source,
    });

    /// <summary>Ends the record as something that holds for logins by name, or for all of them.</summary>
    public void Tell(IEnumerable<string>? names, string record, RecordFacts facts)
    {
        var told = facts.ToFactSet();
        Reading.Attach(names is null ? [To(Authority, AttachmentReach.Members)] : [.. names.Select(name => To(LoginNamed(name), AttachmentReach.Identity))]);

        Attachment To(string target, AttachmentReach reach) => new() { Target = target, Reach = reach, Record = record, Area = Logins, Facts = told, Source = Reading.Source };
    }

    /// <summary>How a login is called by whatever names it.</summary>
    public string LoginNamed(string name) => $"{Authority}:login/{name}";

    private string RoleNamed(string name) => $"{Authority}:role/{name}";

    private string[] ReachesData(string role) => Vendor.DataRoles.Contains(role, StringComparer.OrdinalIgnoreCase) ? [role] : [];

    private string[] Administrates(string role) => Vendor.Administrators.Contains(role, StringComparer.OrdinalIgnoreCase) ? [role] : [];
}
