using System.Runtime.CompilerServices;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Tells which sessions of a credential's login roles are open, from <c>pg_stat_activity</c>.</summary>
/// <remarks>Reads; changes nothing. Safe to call from several threads.</remarks>
public sealed class PostgreSqlUsageSource : IUsageSource, IDisposable
{
    // A session that calls itself a probe is left out only as long as a probe lasts, so that nobody hides behind the name.
    private const string Text = """
        SELECT a.usename::text, a.backend_start, pg_catalog.host(a.client_addr), a.datname::text, a.application_name
          FROM pg_catalog.pg_stat_activity a
         WHERE a.usename = ANY ($1) AND a.pid <> pg_catalog.pg_backend_pid()
           AND COALESCE(a.backend_start >= $2 AND a.backend_start < $3, true)
           AND NOT COALESCE(a.application_name ~ $4 AND a.backend_start > pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => $5), false)
         ORDER BY a.backend_start, a.pid
        """;

    private const string Probe = "^" + PostgreSqlLoginProbe.ApplicationName + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private readonly ServerConnection _server;
    private readonly bool _owns;

    /// <summary>Makes a source of one server. Nothing is connected to yet.</summary>
    /// <param name="options">How the server is reached.</param>
    /// <exception cref="ArgumentException">The options do not say how to connect, or not safely.</exception>
    public PostgreSqlUsageSource(PostgreSqlOptions options)
        : this(new ServerConnection(options)) => _owns = true;

    internal PostgreSqlUsageSource(ServerConnection server)
    {
        _server = server;
        Descriptor = new UsageDescriptor
        {
            Name = server.Options.Name + "/sessions",
            Issuer = server.Options.Name,
            Kind = UsageKind.OpenSession,
            Lag = TimeSpan.Zero,
            LeavesOutProbes = true,
            AccessNeeded = ["membership in pg_read_all_stats"],
            BlindSpots =
            [
                "Sessions that have ended",
                "Sessions on standbys",
                "Who is behind a pooler, whose address and sessions these are",
                "A session younger than a minute that calls itself a probe",
            ],
        };
    }

    /// <inheritdoc />
    public UsageDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<UsageEvent> ReadAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (RoleNames.Of(query.Credential, _server.Options, out _) is not { } names)
        {
            yield break;
        }

        IReadOnlyList<UsageEvent> uses;
        try
        {
            uses = await ReadAllAsync(names, query, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (Faults.IsExpected(failure))
        {
            throw new ProviderException(Faults.Of(failure, Descriptor.Name, "read", mayHaveApplied: false));
        }

        foreach (var use in uses)
        {
            yield return use;
        }
    }

    /// <summary>Closes the connections it opened itself; those of a data source that was given stay.</summary>
    public void Dispose()
    {
        if (_owns)
        {
            _server.Dispose();
        }
    }

    private async ValueTask<IReadOnlyList<UsageEvent>> ReadAllAsync(RoleNames names, UsageQuery query, CancellationToken cancellationToken)
    {
        var connection = await _server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var roles = await RoleReader.ReadAsync(connection, names, Descriptor.Name, cancellationToken).ConfigureAwait(false);
            var uses = new List<UsageEvent>();
            var command = new NpgsqlCommand(Text, connection);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names.Logins] });
                command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = RoundUp(query.From) });
                command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = RoundUp(query.To) });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Probe });
                command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = 60 });
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        if (await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false))
                        {
                            throw new ProviderException(new ProviderFailure(Descriptor.Name, "read", FailureKind.Denied, "there are sessions that only a member of pg_read_all_stats may look at", MayHaveApplied: false));
                        }

                        uses.Add(Use(names.Credential, roles.Role(reader.GetString(0)), new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero), Word(reader, 2), Word(reader, 4) is { Length: > 0 } name ? name : Word(reader, 3)));
                    }
                }
            }

            return uses;
        }
    }

    /// <summary>The server counts microseconds, and what it is sent is cut to them: an instant between two is not before the next.</summary>
    private static DateTime RoundUp(DateTimeOffset instant)
    {
        var between = instant.UtcTicks % TimeSpan.TicksPerMicrosecond;
        return between == 0 || instant.UtcTicks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerMicrosecond ? instant.UtcDateTime : instant.UtcDateTime.AddTicks(TimeSpan.TicksPerMicrosecond - between);
    }

    /// <summary>A session that began before its role had the password it has now is of an earlier version, and which nobody tells.</summary>
    private static UsageEvent Use(CredentialId credential, RoleState? role, DateTimeOffset at, string from, string purpose) =>
        new(credential, role is not null && (role.Note?.At is not { } since || at >= since) ? role.Version : null, at, UsageKind.OpenSession, from, purpose);

    private static string Word(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? string.Empty : reader.GetString(column);
}
