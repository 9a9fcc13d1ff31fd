using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Databases;

/// <summary>Roles, memberships and rules of log-in of a PostgreSQL server: <c>pg_roles</c>, <c>pg_auth_members</c> and <c>pg_hba_file_rules</c>, as <c>psql --csv</c> prints them.</summary>
internal static class PostgreSqlRoles
{
    // The last three let their members run programs and read files as the server does, and so become what they like.
    private static readonly DatabaseVendor s_vendor = new("postgresql", "pg_execute_server_program", "pg_read_server_files", "pg_write_server_files", "rds_superuser", "cloudsqlsuperuser", "azure_pg_admin") { DataRoles = ["pg_read_all_data", "pg_write_all_data"] };

    private static readonly string[] s_vendorMade = ["rdsadmin", "rdsrepladmin", "rdstopmgr", "cloudsqladmin", "cloudsqlagent", "cloudsqlreplica", "cloudsqlimportexport", "azuresu"];

    // Attribute by column: the first makes its role an administrator.
    private static readonly (string Column, string Attribute)[] s_attributes =
        [("rolcreaterole", "CREATEROLE"), ("rolcreatedb", "CREATEDB"), ("rolreplication", "REPLICATION"), ("rolbypassrls", "BYPASSRLS")];

    // What a rule demands of who logs in; nothing at all under the first.
    private static readonly string[] s_methods = ["trust", "password", "md5", "scram-sha-256", "cert", "peer", "ident", "gss", "sspi", "ldap", "radius", "pam", "bsd", "oauth", "reject"];

    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new FieldList("postgresql/roles", s_vendor.Kind("a role", ["rolname", "rolcanlogin"], ReadRole)),
        new FieldList("postgresql/memberships", s_vendor.Memberships("a membership", "role", "member", "admin_option")),
        new FieldList("postgresql/login-rules", s_vendor.Kind("a rule of pg_hba.conf", ["line_number", "auth_method", "user_name"], ReadRule)),
    ];

    private static void ReadRole(DatabaseRecord role)
    {
        var fields = role.Fields;
        role.Refuse("rolpassword");
        if (fields.Text("rolname") is not { } name || fields.Truth("rolcanlogin") is not { } canLogin)
        {
            role.Reject("the role has no name, or does not say whether it can log in");
            return;
        }

        var facts = role.Facts()
            .Tell(AccessFacts.AdministratorBy, fields.Truth("rolsuper") == true ? [canLogin ? "SUPERUSER" : $"{name} (SUPERUSER)"] : [])
            .Tell(AccessFacts.Grants, s_attributes.Where(attribute => fields.Truth(attribute.Column) == true).Select(attribute => canLogin ? attribute.Attribute : $"{name} ({attribute.Attribute})"));
        if (!canLogin)
        {
            role.Role(name, facts);
            return;
        }

        var oid = fields.Text("oid");
        role.Observe(
            name,
            uint.TryParse(oid, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
            facts
                .Tell(IdentityFacts.Enabled, fields.Text("rolconnlimit") is not "0")
                .Tell(IdentityFacts.VendorMade, s_vendorMade.Contains(name, StringComparer.Ordinal) ? true : null),
            Password(role),
            isWhole: true);
    }

    // pg_roles shows stars in place of every password, set or not: only a date of its end, or a column of one's own, tells that there is one.
    private static RecordFacts? Password(DatabaseRecord role)
    {
        var ends = role.Fields.Text("rolvaliduntil");
        var isEndless = ends is null or "infinity";
        return (role.Fields.Truth("has_password") ?? ends is not null)
            ? role.Facts().Ahead(CredentialFacts.ExpiresAt, isEndless ? null : ends).None(CredentialFacts.ExpiresAt, isEndless && role.Fields.Has("rolvaliduntil"))
            : null;
    }

    // psql writes the list as {a,b}, to_json as a list of its own.
    private static IEnumerable<string> UsersOf(FieldRecord rule) => rule.All("user_name").ToList() switch
    {
        [['{', .. var users, '}']] => users.Split(',').Select(name => name.Trim('"')).Where(name => name.Length > 0),
        { } names => names.Where(name => name[0] != '{'),
    };

    // Over the network: whoever is trusted, who says himself who he is, or whose password goes over in clear. On the machine itself, the system tells who asks, but not under trust.
    private static bool ProvesTooLittle(string method, string? type) => method switch
    {
        "trust" => true,
        "ident" => type is not "local",
        "password" => type is "host" or "hostnossl",
        _ => false,
    };

    private static void ReadRule(DatabaseRecord rule)
    {
        var number = rule.Fields.Text("line_number");
        string[] names = [.. UsersOf(rule.Fields)];
        if (rule.Fields.Text("auth_method") is not { } method || !s_methods.Contains(method, StringComparer.Ordinal) || names.Length == 0 || !int.TryParse(number, CultureInfo.InvariantCulture, out _))
        {
            rule.Reject("the rule has no line, no users, or no method of authentication that is known here; one with an error is not in force");
            return;
        }

        if (method is "reject" || names.Any(name => name.StartsWith('/')))
        {
            // A rule that keeps out grants nothing, and whom a regular expression lets in only the server knows.
            rule.Count();
            return;
        }

        // An address without its mask would be one machine where it may be every one.
        var from = rule.Fields.Text("address") is { } address ? rule.Fields.Text("netmask") is { } mask ? $"{address} mask {mask}" : address : "this machine";
        var logIn = $"log-in from {from} by {method} (pg_hba.conf line {number})";
        var facts = rule.Facts().Tell(AccessFacts.Grants, [logIn]).Tell(AccessFacts.UnprovenLogIns, ProvesTooLittle(method, rule.Fields.Text("type")) ? [logIn] : []);
        rule.Tell(names.Contains("all", StringComparer.Ordinal) ? null : names.Where(name => !name.StartsWith('+')), $"pg_hba.conf line {number}", facts);
    }
}
