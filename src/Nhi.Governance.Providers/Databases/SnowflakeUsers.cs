using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Databases;

/// <summary>Users and granted roles of a Snowflake account: <c>SHOW USERS</c> or <c>snowflake.account_usage.users</c>, and <c>grants_to_users</c>.</summary>
internal static class SnowflakeUsers
{
    private static readonly DatabaseVendor s_vendor = new("snowflake", "ACCOUNTADMIN", "SECURITYADMIN", "ORGADMIN", "GLOBALORGADMIN");

    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new FieldList("snowflake/users", s_vendor.Kind("a user", ["name", "login_name", "has_rsa_public_key"], Read)),
        new FieldList("snowflake/grants", s_vendor.Kind("a granted role", ["role", "granted_to", "grantee_name"], ReadGrant)),
    ];

    private static void Read(DatabaseRecord user)
    {
        var fields = user.Fields;
        if (fields.Text("name") is not { } name)
        {
            user.Reject("the user has no name");
            return;
        }

        if (fields.Text("deleted_on") is not null || fields.Text("type")?.ToUpperInvariant() is "PERSON" || IsPerson(fields))
        {
            user.Count();
            return;
        }

        user.Observe(
            name,
            fields.Text("user_id"),
            user.Facts()
                .Past(IdentityFacts.CreatedAt, fields.Text("created_on"))
                .Past(IdentityFacts.LastUsedAt, fields.Text("last_success_login"))
                .None(IdentityFacts.LastUsedAt, fields.Has("last_success_login") && fields.Text("last_success_login") is null)
                .Tell(IdentityFacts.Enabled, fields.Truth("disabled") is { } isDisabled ? !isDisabled : null)
                .Tell(IdentityFacts.Purpose, fields.Text("comment"))
                .None(IdentityFacts.Purpose, fields.Has("comment") && fields.Text("comment") is null)
                .Tell(IdentityFacts.InteractiveLogin, CanLogIn(fields))
                .Tell(IdentityFacts.VendorMade, name is "SNOWFLAKE" || fields.Text("type") is "SNOWFLAKE_SERVICE" ? true : null),
            fields.Truth("has_password") == true ? Credential(user, "password_last_set_time") : null,
            isWhole: false,
            fields.Truth("has_rsa_public_key") == true ? [new(new CredentialId($"{user.LoginNamed(name)}/rsa-key"), CredentialKind.ApiKey, Credential(user, column: null).ToFactSet())] : []);
    }

    // A user whose kind nobody has set is one with a person's name; all the others are asked about.
    private static bool IsPerson(FieldRecord fields) => fields.Text("type") is null && fields.Text("first_name") is not null && fields.Text("last_name") is not null;

    // A user of type SERVICE cannot, whatever else it has; one of the older kind can with its password.
    private static bool? CanLogIn(FieldRecord fields) => fields.Text("type")?.ToUpperInvariant() is "SERVICE" ? false : fields.Truth("has_password");

    private static RecordFacts Credential(DatabaseRecord user, string? column)
    {
        var fields = user.Fields;
        var ends = fields.Text("expires_at_time") ?? fields.Text("expires_at");
        return user.Facts()
            .Past(CredentialFacts.CreatedAt, column is null ? null : fields.Text(column))
            .Past(CredentialFacts.LastRotatedAt, column is null ? null : fields.Text(column))
            .Ahead(CredentialFacts.ExpiresAt, ends)
            .None(CredentialFacts.ExpiresAt, ends is null && (fields.Has("expires_at_time") || fields.Has("expires_at")));
    }

    private static void ReadGrant(DatabaseRecord grant)
    {
        if (grant.Fields.Text("role") is not { } role || grant.Fields.Text("grantee_name") is not { } user)
        {
            grant.Reject("names no role, or nobody who has it");
        }
        else if (grant.Fields.Text("deleted_on") is not null)
        {
            // Taken back: the view keeps it for a year.
            grant.Count();
        }
        else
        {
            grant.Join(user, role);
        }
    }
}
