using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Databases;

/// <summary>Accounts and granted roles of MySQL and MariaDB: <c>mysql.user</c> and <c>mysql.role_edges</c>, as <c>mysql --batch</c> prints them.</summary>
internal static class MySqlAccounts
{
    private static readonly DatabaseVendor s_vendor = new("mysql", "rds_superuser_role", "cloudsqlsuperuser", "azure_super_user");

    private static readonly string[] s_vendorMade = ["mysql.sys", "mysql.session", "mysql.infoschema", "mariadb.sys", "rdsadmin", "rdsrepladmin", "cloudsqladmin", "azure_superuser"];

    // Plugins that check a password; any other asks the system, a directory or a certificate.
    private static readonly string[] s_passwords = ["caching_sha2_password", "sha256_password", "mysql_native_password", "mysql_old_password", "ed25519", "parsec"];

    private static readonly (string Column, string Privilege)[] s_privileges =
        [("create_user_priv", "CREATE USER"), ("grant_priv", "GRANT OPTION"), ("file_priv", "FILE"), ("process_priv", "PROCESS"), ("shutdown_priv", "SHUTDOWN"), ("repl_slave_priv", "REPLICATION SLAVE")];

    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new FieldList("mysql/accounts", s_vendor.Kind("an account", ["user", "host", "plugin"], Read)),
        new FieldList("mysql/memberships", s_vendor.Kind("a granted role", ["from_user", "to_user", "with_admin_option"], ReadEdge), s_vendor.Kind("a granted role of MariaDB", ["host", "user", "role", "admin_option"], ReadMapping)),
    ];

    private static void Read(DatabaseRecord account)
    {
        var fields = account.Fields;
        account.Refuse("authentication_string", "password");
        var (user, isRole) = (fields.Text("user") ?? string.Empty, fields.Truth("is_role") == true);
        if (!fields.Has("user") || (!isRole && (fields.Text("host") is null || fields.Text("plugin") is null)))
        {
            account.Reject("the account has no host or no plugin");
            return;
        }

        var (host, plugin) = (fields.Text("host") ?? string.Empty, fields.Text("plugin") ?? string.Empty);
        var facts = account.Facts()
            .Tell(AccessFacts.AdministratorBy, fields.Truth("super_priv") == true ? ["SUPER"] : [])
            .Tell(AccessFacts.Grants, s_privileges.Where(privilege => fields.Truth(privilege.Column) == true).Select(privilege => privilege.Privilege));
        if (isRole)
        {
            // MariaDB says which are roles, which have neither host nor plugin; in MySQL a role is an account that is locked.
            account.Role(Name(user, host), facts);
            return;
        }

        account.Observe(
            Name(user, host),
            id: null,
            facts
                .Tell(IdentityFacts.Enabled, fields.Truth("account_locked") is { } isLocked ? !isLocked : null)
                .Tell(IdentityFacts.VendorMade, s_vendorMade.Contains(user, StringComparer.Ordinal) ? true : null),
            s_passwords.Contains(plugin, StringComparer.Ordinal) ? Password(account) : null,
            isWhole: true);
    }

    private static RecordFacts Password(DatabaseRecord account)
    {
        var (changed, lifetime) = (account.Fields.Text("password_last_changed"), account.Fields.Text("password_lifetime"));
        var facts = account.Facts()
            .Past(CredentialFacts.CreatedAt, changed)
            .Past(CredentialFacts.LastRotatedAt, changed)
            .None(CredentialFacts.ExpiresAt, lifetime is "0")
            .Tell(CredentialFacts.Enabled, account.Fields.Truth("password_expired") is { } hasExpired ? !hasExpired : null);

        // Without a lifetime of its own the server's variable holds, which no list of accounts has.
        return ushort.TryParse(lifetime, CultureInfo.InvariantCulture, out var days) && days > 0 && account.Reading.Instant(changed, account.Place) is { } from && from < DateTimeOffset.MaxValue.AddDays(-days)
            ? facts.Ahead(CredentialFacts.ExpiresAt, from.AddDays(days).ToString("O", CultureInfo.InvariantCulture))
            : facts;
    }

    private static void ReadEdge(DatabaseRecord edge)
    {
        if (edge.Fields.Text("from_user") is { } role && edge.Fields.Text("to_user") is { } user && edge.Fields.Text("to_host") is { } host)
        {
            edge.Join(Name(user, host), Name(role, edge.Fields.Text("from_host") ?? "%"));
        }
        else
        {
            edge.Reject("names no role, or no account that has it");
        }
    }

    // A role of MariaDB has no host; who has one has.
    private static void ReadMapping(DatabaseRecord mapping)
    {
        if (mapping.Fields.Text("user") is { } user && mapping.Fields.Text("role") is { } role)
        {
            mapping.Join(Name(user, mapping.Fields.Text("host") ?? string.Empty), Name(role, string.Empty));
        }
        else
        {
            mapping.Reject("names no role, or no account that has it");
        }
    }

    private static string Name(string user, string host) => $"{user}@{host}";
}
