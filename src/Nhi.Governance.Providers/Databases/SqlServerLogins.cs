using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Databases;

/// <summary>Logins and members of server roles of Microsoft SQL Server: <c>sys.server_principals</c>, with what <c>sys.sql_logins</c> and <c>LOGINPROPERTY</c> add, as <c>sqlcmd</c> prints them.</summary>
internal static class SqlServerLogins
{
    private static readonly DatabaseVendor s_vendor = new("sqlserver", "sysadmin", "securityadmin", "##MS_LoginManager##", "##MS_SecurityDefinitionManager##");

    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new FieldList("sqlserver/logins", s_vendor.Kind("a login", ["name", "type_desc", "is_disabled", "create_date"], Read)),
        new FieldList("sqlserver/memberships", s_vendor.Kind("a member of a server role", ["role_name", "member_name", "member_type"], ReadMember)),
    ];

    private static void Read(DatabaseRecord login)
    {
        var fields = login.Fields;
        login.Refuse("password_hash");
        if (fields.Text("name") is not { } name || fields.Text("type_desc") is not { } type)
        {
            login.Reject("the login has no name or no type");
            return;
        }

        switch (type)
        {
            case "SQL_LOGIN":
                login.Observe(name, Sid(fields), Facts(login, name), Password(login), isWhole: false);
                break;
            case "CERTIFICATE_MAPPED_LOGIN" or "ASYMMETRIC_KEY_MAPPED_LOGIN":
                login.Observe(name, Sid(fields), Facts(login, name), null, isWhole: false);
                break;
            case "WINDOWS_LOGIN" when name.Contains('\\', StringComparison.Ordinal) && !name.StartsWith("NT ", StringComparison.OrdinalIgnoreCase):
                // A computer or an account made for software where the directory lists one of that name, and else a person.
                login.Reading.Attach(new Attachment
                {
                    Target = name,
                    Record = $"login of {login.Server}",
                    Area = "directory",
                    Facts = login.Facts().Tell(AccessFacts.Grants, [$"log-in to {login.Server}"]).ToFactSet(),
                    Source = login.Reading.Source,
                });
                break;
            default:
                // Groups and roles; and what Windows itself runs as.
                login.Count();
                break;
        }
    }

    // A login of Windows is the directory's account, known here by the same name: whatever is in the directory and no person's hears of it.
    private static void ReadMember(DatabaseRecord member)
    {
        if (member.Fields.Text("role_name") is not { } role || member.Fields.Text("member_name") is not { } name)
        {
            member.Reject("names no role, or no member of it");
        }
        else if (member.Fields.Text("member_type") is "WINDOWS_LOGIN")
        {
            member.JoinOutside(name, role);
        }
        else
        {
            member.Join(name, role);
        }
    }

    private static RecordFacts Facts(DatabaseRecord login, string name) => login.Facts()
        .Past(IdentityFacts.CreatedAt, login.Fields.Text("create_date"))
        .Tell(IdentityFacts.Enabled, login.Fields.Truth("is_disabled") is { } isDisabled ? !isDisabled : null)
        .Tell(IdentityFacts.VendorMade, name.StartsWith("##MS_", StringComparison.Ordinal) ? true : null)
        .Tell(AccessFacts.Grants, login.Fields.Truth("is_policy_checked") == false ? ["a password that no policy of the server checks"] : []);

    // Where the server checks expiry, the domain's policy says after how long, which no list of logins holds.
    private static RecordFacts Password(DatabaseRecord login) => login.Facts()
        .Past(CredentialFacts.CreatedAt, login.Fields.Text("password_last_set_time") ?? login.Fields.Text("create_date"))
        .Past(CredentialFacts.LastRotatedAt, login.Fields.Text("password_last_set_time"))
        .None(CredentialFacts.ExpiresAt, login.Fields.Truth("is_expiration_checked") == false)
        .Tell(CredentialFacts.Enabled, login.Fields.Truth("is_disabled") is { } isDisabled ? !isDisabled : null);

    private static string? Sid(FieldRecord fields) =>
        fields.Text("sid") is { Length: > 2 } sid && sid.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && sid.Skip(2).All(char.IsAsciiHexDigit) ? sid.ToLowerInvariant() : null;
}
