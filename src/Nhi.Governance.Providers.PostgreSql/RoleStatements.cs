using System.Globalization;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>The statements that change a credential's roles.</summary>
internal static class RoleStatements
{
    /// <summary>Gives a login role a new password, makes it where it is missing, and lets it act as the role that holds the privileges.</summary>
    public static IReadOnlyList<string> Issue(RoleSet roles, string login, string verifier, DateTimeOffset? until, RoleNote note)
    {
        var role = roles.Role(login);
        var valid = until is { } end ? end.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture) : "infinity";
        List<string> statements = [$"{(role is null ? "CREATE" : "ALTER")} ROLE {Sql.Identifier(login)} LOGIN PASSWORD {Sql.Literal(verifier)} VALID UNTIL {Sql.Literal(valid)}"];
        if (roles.Names.Alternates)
        {
            if (role is not { IsMember: true })
            {
                statements.Add($"GRANT {Sql.Identifier(roles.Names.Holder)} TO {Sql.Identifier(login)}");
            }

            // So that what either of them makes belongs to neither, and the next may use and drop it.
            statements.Add($"ALTER ROLE {Sql.Identifier(login)} SET role = {Sql.Literal(roles.Names.Holder)}");
        }

        statements.Add(Comment(login, note.WriteInto(role?.Comment)));
        return statements;
    }

    /// <summary>Puts a version into a stage, and the one that was Current out of it.</summary>
    public static IReadOnlyList<string> Move(RoleSet roles, RoleState role, VersionStage to, OperationId by)
    {
        var note = (role.Note ?? new RoleNote(to, null, null, null)) with { Stage = to, Moved = by };
        var login = Sql.Identifier(role.Name);
        List<string> statements =
        [
            to == VersionStage.Revoked ? $"ALTER ROLE {login} NOLOGIN PASSWORD NULL" : $"ALTER ROLE {login} {(to.IsUsable() ? "LOGIN" : "NOLOGIN")}",
            Comment(role.Name, note.WriteInto(role.Comment)),
        ];
        if (to == VersionStage.Current)
        {
            statements.AddRange(roles.Versions
                .Where(other => other.Oid != role.Oid && other is { Stage: VersionStage.Current, Note: not null })
                .Select(other => Comment(other.Name, (other.Note! with { Stage = VersionStage.Previous }).WriteInto(other.Comment))));
        }

        return statements;
    }

    private static string Comment(string role, string text) => $"COMMENT ON ROLE {Sql.Identifier(role)} IS {Sql.Literal(text)}";
}
