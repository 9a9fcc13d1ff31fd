using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>The sessions a login role has open: a password that is refused ends none of them.</summary>
internal static class OpenSessions
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // Without pg_read_all_stats nobody tells when another's session began: it then counts as one from before.
    private const string Whose = "FROM pg_catalog.pg_stat_activity WHERE usesysid = $1 AND pid <> pg_catalog.pg_backend_pid() AND COALESCE(backend_start < $2, true)";

    /// <summary>How many there are.</summary>
    public static async ValueTask<long> CountAsync(NpgsqlConnection connection, uint role, CancellationToken cancellationToken) =>
        await AskAsync(connection, "SELECT pg_catalog.count(*) " + Whose, role, DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false);

    /// <summary>Ends those that began before an instant of the server's clock, and waits until they have ended.</summary>
    /// <returns>How many are left.</returns>
    public static async ValueTask<long> EndAsync(NpgsqlConnection connection, uint role, DateTimeOffset before, TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var quiet = 0;
        while (true)
        {
            // A login that was under way shows up a moment later: one look that sees none is not enough.
            var left = await AskAsync(connection, "SELECT pg_catalog.count(pg_catalog.pg_terminate_backend(pid)) " + Whose, role, before, cancellationToken).ConfigureAwait(false);
            quiet = left == 0 ? quiet + 1 : 0;
            if (quiet == 2 || time.GetElapsedTime(started) > within)
            {
                return left;
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<long> AskAsync(NpgsqlConnection connection, string text, uint role, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(text, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = role, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = before.UtcDateTime });
            return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) ?? 0L);
        }
    }
}
