namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>The roles of a credential.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Logins">The login roles, in the order they are taken.</param>
/// <param name="Alternates">Whether the credential's own role is a group that the login roles are members of, rather than the login role itself.</param>
internal sealed record RoleNames(CredentialId Credential, IReadOnlyList<string> Logins, bool Alternates)
{
    /// <summary>The role that holds the privileges.</summary>
    public string Holder => Credential.Value;

    /// <summary>The roles; <see langword="null"/> and the reason where the credential cannot be the name of one.</summary>
    public static RoleNames? Of(CredentialId credential, PostgreSqlOptions options, out string? objection)
    {
        var alternates = options.Rotation == PostgreSqlRotation.AlternatingRoles;
        string[] logins = alternates ? [credential.Value + options.FirstSuffix, credential.Value + options.SecondSuffix] : [credential.Value];
        objection = Sql.Objection(credential.Value) ?? logins.Select(Sql.Objection).FirstOrDefault(why => why is not null);
        return objection is null ? new RoleNames(credential, logins, alternates) : null;
    }
}
