using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Says how a PostgreSQL server is reached and how its roles are used as service accounts.</summary>
/// <remarks>A class rather than a record, because a record would print its connection string.</remarks>
public sealed class PostgreSqlOptions
{
    /// <summary>What this server is called in descriptors, evidence and telemetry: give each server its own.</summary>
    /// <value>The default is <c>postgresql</c>.</value>
    public string Name { get; init; } = "postgresql";

    /// <summary>
    /// How to connect as the role that rotates. One host, the primary; the same database from every node, because the lock that lets one of them win is the database's.
    /// Give this or <see cref="DataSource"/>.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>How to connect, where the host has a data source already; it stays the host's to dispose. The same holds as for <see cref="ConnectionString"/>.</summary>
    public NpgsqlDataSource? DataSource { get; init; }

    /// <summary>How a credential's logins are laid out.</summary>
    /// <value>The default is <see cref="PostgreSqlRotation.AlternatingRoles"/>.</value>
    public PostgreSqlRotation Rotation { get; init; }

    /// <summary>What follows the credential's name in the name of its first login role.</summary>
    /// <value>The default is <c>_a</c>.</value>
    public string FirstSuffix { get; init; } = "_a";

    /// <summary>What follows the credential's name in the name of its second login role.</summary>
    /// <value>The default is <c>_b</c>.</value>
    public string SecondSuffix { get; init; } = "_b";

    /// <summary>Whether roles may be changed.</summary>
    /// <value>The default is <see langword="false"/>: reading alone.</value>
    public bool AllowWrites { get; init; }

    /// <summary>Whether the server must prove who it is (<c>SSL Mode=VerifyFull</c>, or a Unix socket). A login probe hands nobody the password, but whoever stands between could rotate nothing and say it did.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool RequireVerifiedServer { get; init; } = true;

    /// <summary>How long to wait for another node that is changing the same credential.</summary>
    /// <value>The default is 15 seconds. A transaction that stalls for longer is ended by the server, so that its outcome can be told.</value>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait for sessions to end that were told to.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan SessionEndTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The database a login probe asks for; every role probed needs <c>CONNECT</c> on it.</summary>
    /// <value>The default, <see langword="null"/>, is the one that is connected to.</value>
    public string? ProbeDatabase { get; init; }

    /// <summary>How long one login probe may take.</summary>
    /// <value>The default is 5 seconds; whole seconds count.</value>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What the place a login is probed at is called. Evidence gained at one place counts at no other: name it where the same server is reached at changing addresses.</summary>
    /// <value>The default, <see langword="null"/>, is host, port and database.</value>
    public string? Vantage { get; init; }

    /// <summary>How often one login may be probed, the control's among them: for servers with an extension that locks out after failed logins (credcheck).</summary>
    /// <value>The default, <see langword="null"/>, counts nothing, as PostgreSQL itself does.</value>
    public AttemptBudget? ProbeBudget { get; init; }

    /// <summary>Gives the control credential of the verifier: a role of its own that may do nothing but log in.</summary>
    /// <value>The default, <see langword="null"/>, registers no verifier: without a control a refusal proves nothing.</value>
    public Func<CancellationToken, ValueTask<ControlCredential?>>? Control { get; init; }
}
