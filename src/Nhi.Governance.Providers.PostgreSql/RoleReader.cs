using System.Runtime.CompilerServices;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Reads the roles of a credential, as they are when the statement begins.</summary>
internal static class RoleReader
{
    // Privileges on the holder count only where the membership may be used to become it (PostgreSQL 16 tells that apart); older servers have no such column.
    private const string Text = """
        SELECT r.rolname::text, r.oid, r.rolcanlogin,
               CASE WHEN pg_catalog.isfinite(r.rolvaliduntil) THEN LEAST(GREATEST(r.rolvaliduntil, '0001-01-02 00:00:00+00'), '9999-12-30 00:00:00+00')
                    WHEN r.rolvaliduntil < 'infinity' THEN '0001-01-02 00:00:00+00' END,
               CASE WHEN pg_catalog.octet_length(c.words) <= $3 THEN c.words END,
               pg_catalog.octet_length(c.words) > $3,
               EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles h ON h.oid = m.roleid
                        WHERE m.member = r.oid AND h.rolname = $1 AND COALESCE((pg_catalog.to_jsonb(m) ->> 'set_option')::boolean, true)),
               pg_catalog.pg_is_in_recovery(), pg_catalog.clock_timestamp()
          FROM (SELECT 1) one
          LEFT JOIN pg_catalog.pg_roles r ON r.rolname = ANY ($2)
          LEFT JOIN LATERAL (SELECT pg_catalog.shobj_description(r.oid, 'pg_authid') AS words) c ON true
        """;

    /// <exception cref="ProviderException">A standby answers, or a comment is too long to be kept as it is.</exception>
    public static async ValueTask<RoleSet> ReadAsync(NpgsqlConnection connection, RoleNames names, string provider, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Text, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = names.Holder });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [names.Holder, .. names.Logins] });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = RoleNote.LongestComment });
            var roles = new List<RoleState>();
            DateTimeOffset now = default;
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (reader.GetBoolean(7))
                    {
                        throw Refused(provider, FailureKind.Unavailable, "a standby answers, and what it knows may be old");
                    }

                    now = Instant(reader, 8);
                    if (await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false))
                    {
                        continue;
                    }

                    if (!await reader.IsDBNullAsync(5, cancellationToken).ConfigureAwait(false) && reader.GetBoolean(5))
                    {
                        throw Refused(provider, FailureKind.Invalid, $"the comment of a role is longer than {RoleNote.LongestComment} bytes");
                    }

                    var until = await reader.IsDBNullAsync(3, cancellationToken).ConfigureAwait(false) ? (DateTimeOffset?)null : Instant(reader, 3);
                    var comment = await reader.IsDBNullAsync(4, cancellationToken).ConfigureAwait(false) ? null : reader.GetString(4);
                    roles.Add(new RoleState(reader.GetString(0), reader.GetFieldValue<uint>(1), reader.GetBoolean(2), until, comment, reader.GetBoolean(6)));
                }
            }

            return new RoleSet(names, roles, now);
        }
    }

    /// <summary>Reads outside of any change.</summary>
    public static async IAsyncEnumerable<CredentialVersion> ReadVersionsAsync(ServerConnection server, RoleNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RoleSet roles;
        try
        {
            var connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                roles = await ReadAsync(connection, names, server.Options.Name, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (Faults.IsExpected(failure))
        {
            throw new ProviderException(Faults.Of(failure, server.Options.Name, "list", mayHaveApplied: false));
        }

        foreach (var role in roles.Versions)
        {
            yield return role.ToVersion(names.Credential, server.Options.Name);
        }
    }

    private static DateTimeOffset Instant(NpgsqlDataReader reader, int column) => new(reader.GetDateTime(column), TimeSpan.Zero);

    private static ProviderException Refused(string provider, FailureKind kind, string reason) => new(new ProviderFailure(provider, "read", kind, reason, MayHaveApplied: false));
}
