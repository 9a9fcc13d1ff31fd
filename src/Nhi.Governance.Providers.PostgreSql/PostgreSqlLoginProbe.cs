using System.Text;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Logs in as a version's role with the secret, by SCRAM and nothing else. Wrap it in <see cref="ProbingVerifier"/>.</summary>
/// <remarks>
/// SCRAM proves to the server that the secret is known and to us that the server knows it: neither a server that asks for nothing nor one that takes anything is
/// mistaken for an acceptance, and none learns the secret. Safe to call from several threads.
/// </remarks>
public sealed class PostgreSqlLoginProbe : ICredentialProbe
{
    /// <summary>How the application name of a probe's session begins; the probe's id follows.</summary>
    public const string ApplicationName = "nhi-probe/";

    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly TimeProvider _time;

    /// <summary>Makes a probe of the server that the options name. The connection's own role and password are not used.</summary>
    /// <param name="options">How the server is reached. Of a data source its connection string counts: certificates given to its builder by code do not.</param>
    /// <param name="time">The clock that evidence is dated by; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">The options do not say how to connect, or not safely.</exception>
    public PostgreSqlLoginProbe(PostgreSqlOptions options, TimeProvider? time = null)
    {
        using var server = new ServerConnection(options);
        _time = time ?? TimeProvider.System;
        _settings = new NpgsqlConnectionStringBuilder(server.Settings.ConnectionString)
        {
            Username = null,
            Password = null,
            Passfile = null,
            Database = options.ProbeDatabase ?? server.Settings.Database ?? server.Settings.Username,
            Pooling = false,
            Enlist = false,
            PersistSecurityInfo = false,
            GssEncryptionMode = GssEncryptionMode.Disable,
            RequireAuth = "ScramSHA256",
            Timeout = Math.Max(1, (int)options.ProbeTimeout.TotalSeconds),
            CommandTimeout = Math.Max(1, (int)options.ProbeTimeout.TotalSeconds),
        };
        Descriptor = new VerifierDescriptor
        {
            Name = options.Name + "/login",
            Issuer = options.Name,
            Vantage = server.Place,
            Strongest = EvidenceStrength.LiveProbe,
            AccessNeeded = ["a line in pg_hba.conf that lets the probed roles in by scram-sha-256 from here", "CONNECT on the database for the probed roles"],
            PropagationWindow = TimeSpan.Zero,
            SideEffects = ["The server logs a connection, or a failed login", "Extensions that count failed logins (credcheck) count these"],
            BlindSpots =
            [
                "Sessions opened before run on until they end or are ended",
                "Ways in without a password (trust, peer, cert, GSSAPI) in pg_hba.conf",
                "Standbys that lag, and poolers that keep passwords of their own",
                "A password past VALID UNTIL is refused as a wrong one is",
            ],
            AttemptBudget = options.ProbeBudget,
        };
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; }

    /// <inheritdoc />
    public string AttemptsCountAgainst(VersionId version) => RoleVersionId.RoleOf(version) ?? version.ToString();

    /// <inheritdoc />
    public async ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (RoleVersionId.RoleOf(version) is not { } role)
        {
            return Seen(Verdict.Indeterminate, "the version is none of a PostgreSQL role");
        }

        try
        {
            var connection = await Opening.OpenAsync(new NpgsqlConnection(With(role, secret, probe)), cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await IsAsync(connection, role, cancellationToken).ConfigureAwait(false)
                    ? Seen(Verdict.Alive, "logged in")
                    : Seen(Verdict.Indeterminate, "logged in as somebody else: a pooler stands between");
            }
        }
        catch (PostgresException answered)
        {
            return Judge(answered);
        }
        catch (DecoderFallbackException)
        {
            return Seen(Verdict.Indeterminate, "the secret is no text, which a password is");
        }
        catch (NpgsqlException refused) when (refused.InnerException is null)
        {
            // Ours, not the network's: it wants no SCRAM, or cannot show that it knows the password.
            return Seen(Verdict.Indeterminate, "given up: the server does not keep to SCRAM");
        }
        catch (Exception failure) when (Faults.IsExpected(failure))
        {
            return Seen(Verdict.Indeterminate, Faults.Tell(failure).Reason);
        }
    }

    /// <summary>What an answer to a login says of the credential alone. The server's routine is told, because one code stands for several reasons.</summary>
    private ProbeEvidence Judge(PostgresException answered) => (answered.SqlState, answered.Routine) switch
    {
        (PostgresErrorCodes.InvalidPassword, _) => Seen(Verdict.Refused, "28P01: wrong password, or past its end"),
        (PostgresErrorCodes.InvalidAuthorizationSpecification, "InitializeSessionUserId") => Seen(Verdict.Refused, "28000: the role may not log in, or is not there") with { Cause = RefusalCause.Disabled },
        (PostgresErrorCodes.InvalidAuthorizationSpecification, _) => Seen(Verdict.Indeterminate, "28000: pg_hba.conf refuses before it looks at the credential"),
        (PostgresErrorCodes.TooManyConnections, _) => Seen(Verdict.Indeterminate, "53300: too many connections"),
        (PostgresErrorCodes.InvalidCatalogName, _) => Seen(Verdict.Indeterminate, "3D000: no such database"),
        (PostgresErrorCodes.InsufficientPrivilege, _) => Seen(Verdict.Indeterminate, "42501: the role may not connect to the database"),
        (PostgresErrorCodes.CannotConnectNow, _) => Seen(Verdict.Indeterminate, "57P03: the server is starting or stopping"),
        _ => Seen(Verdict.Indeterminate, $"{Faults.Code(answered)}: another failure of the server"),
    };

    private static async ValueTask<bool> IsAsync(NpgsqlConnection connection, string role, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT session_user::text", connection);
        await using (command.ConfigureAwait(false))
        {
            return string.Equals((string?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), role, StringComparison.Ordinal);
        }
    }

    /// <summary>The connection string of one look. Npgsql takes a password as text alone; it is not pooled, and so not kept.</summary>
    private string With(string role, SecretValue secret, OperationId probe) => new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
    {
        Username = role,
        Password = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(secret.Reveal()),
        ApplicationName = ApplicationName + probe,
    }.ConnectionString;

    private ProbeEvidence Seen(Verdict verdict, string answer) => new(Descriptor.Vantage, _time.GetUtcNow(), verdict, answer);
}
