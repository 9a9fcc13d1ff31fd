using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Directories;

/// <summary>One entry of a directory: a computer, an account made for software, a person, a group, or what only holds others.</summary>
internal sealed class DirectoryEntry(FieldRecord entry, string place, ListReading reading)
{
    /// <summary>The short name by which Windows calls the directory's domain: <c>SHOP</c> of <c>SHOP\svc-orders</c>.</summary>
    public const string DomainScope = "directory.domain";

    // Kinds of managed service accounts are kinds of computers too, and computers kinds of users: the first that fits decides.
    private static readonly (string Class, string Kind)[] s_kinds =
    [
        ("msDS-GroupManagedServiceAccount", "service-account"),
        ("msDS-ManagedServiceAccount", "service-account"),
        ("msDS-DelegatedManagedServiceAccount", "service-account"),
        ("computer", "host"),
        ("ipaHost", "host"),
        ("ipaService", "service-account"),
        ("applicationProcess", "service-account"),
        ("simpleSecurityObject", "service-account"),
    ];

    private static readonly string[] s_people = ["inetOrgPerson", "posixAccount", "person", "organizationalPerson"];

    // What a person is known by elsewhere; what they are called is none of it.
    private static readonly string[] s_names = ["userPrincipalName", "mail", "sAMAccountName", "uid", "krbPrincipalName", "employeeID", "employeeNumber"];

    private readonly string[] _classes = [.. entry.All("objectClass")];
    private readonly DirectoryRights _rights = new(entry);

    private string? Name => entry.Text("sAMAccountName") ?? entry.Text("cn") ?? entry.Text("uid") ?? entry.Text("krbPrincipalName");

    /// <summary>Reads an entry: it ends as an identity, an attachment or a rejection.</summary>
    public static void Read(FieldRecord fields, string place, ListReading reading) => new DirectoryEntry(fields, place, reading).Read();

    private void Read()
    {
        if ((entry.Text("dn") ?? entry.Text("distinguishedName")) is not { } name || _classes.Length == 0)
        {
            reading.Reject(place, "the entry has no distinguished name or no object class");
        }
        else if (Is("group"))
        {
            // What a group may do its members may, and those of the groups that are its members.
            reading.Attach(new Attachment
            {
                Target = Group(name),
                Reach = AttachmentReach.Members,
                Record = $"group {DirectoryRights.NameOf(name)}",
                Containers = [.. _rights.Groups.Select(Group)],
                Facts = reading.Facts(place).Tell(AccessFacts.AdministratorBy, DirectoryRights.IsAdministrators(DirectoryRights.NameOf(name)) || DirectoryRights.IsAdministratorsBySid(entry.Text("objectSid") ?? entry.Text("SID")) ? [DirectoryRights.NameOf(name)] : _rights.AdministratorBy).ToFactSet(),
                Source = reading.Source,
            });
        }
        else if (Kind() is { } kind)
        {
            Observe(name, kind);
        }
        else if (Is("user") || s_people.Any(Is))
        {
            string?[] names = [name, .. s_names.Select(key => entry.Text(key))];
            reading.Attach(new Attachment
            {
                Target = string.Empty,
                Record = "person",

                // Since when an account is switched off is not told: by the day judged from.
                Party = new PartyRecord.Person([.. names.Where(one => !string.IsNullOrWhiteSpace(one)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)], _rights.Enabled == false ? reading.AsOf : null),
                Source = reading.Source,
            });
        }
        else
        {
            // What only holds other entries.
            reading.Attach();
        }
    }

    private string? Kind()
    {
        if (s_kinds.FirstOrDefault(kind => Is(kind.Class)).Kind is { } kind)
        {
            // Elsewhere than in Active Directory people, too, may be objects with a password of their own.
            return Is("simpleSecurityObject") && s_people.Any(Is) ? null : kind;
        }

        return Is("user") && Services().Any() ? "service-account" : null;
    }

    private void Observe(string name, string kind)
    {
        var id = entry.Text("objectGUID") ?? entry.Text("entryUUID") ?? entry.Text("ipaUniqueID");
        var identity = new IdentityId(id is null ? $"ldap:{name}" : $"directory:{id.ToLowerInvariant()}");
        var domain = Domain(name);
        reading.Observe(
            new Observation
            {
                Id = identity,
                IsImmutableId = id is not null,
                Aliases = [.. Aliases(name).Where(alias => alias != identity).Distinct()],
                Area = $"directory:{domain}",
                Containers = [.. _rights.Groups.Select(Group)],
                Facts = Facts(name, kind, domain).ToFactSet(),
                Credentials = Is("applicationProcess") && !entry.Has("userPassword") ? [] : [new(new CredentialId($"{identity.Value}/password"), CredentialKind.DirectoryPassword, Password().ToFactSet())],
                Owners = [.. Owners(kind)],
                Becomes = [.. entry.All("msDS-HostServiceAccount").Concat(entry.All("ServiceAccount")).Select(account => new IdentityId(account))],
                Admissions = [.. entry.All("PrincipalsAllowedToRetrieveManagedPassword").Select(host => new Admission(AdmissionKind.Identity, host, []))],
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }

    private RecordFacts Facts(string name, string kind, string domain)
    {
        var facts = reading.Facts(place)
            .Tell(IdentityFacts.Name, Name ?? DirectoryRights.NameOf(name))
            .Tell(IdentityFacts.Subclass, $"directory:{kind}")
            .Tell(IdentityFacts.Purpose, entry.Text("description"))
            .None(IdentityFacts.Purpose, entry.Has("description") && entry.Text("description") is null)
            .Past(IdentityFacts.CreatedAt, Instant("whenCreated", "Created", "createTimestamp"))
            .Past(IdentityFacts.LastUsedAt, Instant("lastLogonTimestamp", "LastLogonDate", "authTimestamp", "krbLastSuccessfulAuth"))
            .Tell(IdentityFacts.Enabled, _rights.Enabled)
            .Tell(IdentityFacts.VendorMade, Name is "krbtgt" ? true : null)
            .Tell(AccessFacts.AdministratorBy, _rights.AdministratorBy)
            .Tell(AccessFacts.Grants, _rights.Grants.Concat(Services().Select(service => $"serves {service}")))
            .None(AccessFacts.ImpersonatesBy, _rights.AreFlagsTold)
            .Tell(AccessFacts.ImpersonatesBy, _rights.ImpersonatesBy)
            .None(AccessFacts.UnprovenLogIns, _rights.AreFlagsTold)
            .Tell(AccessFacts.UnprovenLogIns, _rights.UnprovenLogIns);
        return kind is "host"
            ? facts
                .Tell(HostFacts.HostName, entry.Text("dNSHostName") ?? entry.Text("fqdn"))
                .Tell(HostFacts.Domain, domain)
                .Tell(HostFacts.OperatingSystem, string.Join(' ', entry.All("operatingSystem").Concat(entry.All("operatingSystemVersion"))))
            : facts.Tell(ServiceAccountFacts.Directory, domain);
    }

    private RecordFacts Password()
    {
        var (changed, ends) = (Instant("pwdLastSet", "PasswordLastSet", "pwdChangedTime", "krbLastPwdChange"), Instant("accountExpires", "AccountExpirationDate", "krbPasswordExpiration"));
        return reading.Facts(place)
            .Past(CredentialFacts.CreatedAt, changed)
            .Past(CredentialFacts.LastRotatedAt, changed)
            .Ahead(CredentialFacts.ExpiresAt, ends)
            .None(CredentialFacts.ExpiresAt, ends is null && _rights.IsPasswordEndless == true)
            .Tell(CredentialFacts.Enabled, _rights.Enabled);
    }

    private IEnumerable<IdentityId> Aliases(string name)
    {
        yield return new IdentityId(name);
        if ((entry.Text("objectSid") ?? entry.Text("SID")) is { } sid)
        {
            yield return new IdentityId(sid);
        }

        var principal = entry.Text("msDS-PrincipalName") ?? (reading.Scope.Get(DomainScope) is { } domain && entry.Text("sAMAccountName") is { } account ? $@"{domain}\{account}" : null);
        if (principal is not null)
        {
            yield return new IdentityId(principal);
        }
    }

    // By their own names: a group's is a team's, and what is told of people elsewhere has no distinguished names.
    private IEnumerable<OwnerClaim> Owners(string kind)
    {
        var role = kind is "host" ? OwnerRole.Platform : OwnerRole.Application;
        return entry.All("managedBy").Concat(entry.All("owner")).Select(owner => new OwnerClaim(role, DirectoryRights.NameOf(owner), ClaimTrust.Tag, reading.Source))
            .Concat(entry.All("manager").Select(manager => new OwnerClaim(role, DirectoryRights.NameOf(manager), ClaimTrust.Suggestion, reading.Source)));
    }

    private IEnumerable<string> Services() => entry.All("servicePrincipalName").Concat(entry.All("ServicePrincipalNames")).Distinct(StringComparer.OrdinalIgnoreCase);

    private string? Instant(params string[] names) => names.Select(name => DirectoryTime.Of(entry.Text(name))).FirstOrDefault(text => text is not null);

    private bool Is(string name) => _classes.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Group(string name) => $"directory:group/{name}";

    // DC=shop,DC=example at the end of a name is the domain shop.example.
    private static string Domain(string name)
    {
        var parts = name.Split(',').Select(part => part.Trim()).Where(part => part.StartsWith("DC=", StringComparison.OrdinalIgnoreCase)).Select(part => part[3..]);
        return string.Join('.', parts) is { Length: > 0 } domain ? domain.ToLowerInvariant() : "unnamed";
    }
}
