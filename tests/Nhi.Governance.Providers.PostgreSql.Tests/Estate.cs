using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>A server with a role that rotates, which has the rights the documentation names and no others.</summary>
internal sealed class Estate : IAsyncDisposable
{
    public const string Rotator = "nhi_rotator";

    private static int _made;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private readonly List<IDisposable> _open = [];
    private int _version;

    private Estate(PostgreSqlServer server) => Server = server;

    public PostgreSqlServer Server { get; }

    public static async Task<Estate> StartAsync(params string[] settings)
    {
        var estate = new Estate(await PostgreSqlServer.StartAsync(null, settings));
        estate._version = int.Parse((await estate.Server.AskAsync<string>("SHOW server_version_num"))!, CultureInfo.InvariantCulture);
        await estate.Server.RunAsync($"CREATE ROLE {Rotator} LOGIN CREATEROLE PASSWORD '{estate._password}'; GRANT pg_signal_backend, pg_read_all_stats TO {Rotator}");
        await estate.Server.RunAsync($"CREATE ROLE nhi_reader LOGIN PASSWORD '{estate._password}'");
        return estate;
    }

    public PostgreSqlOptions Options(PostgreSqlRotation rotation = PostgreSqlRotation.AlternatingRoles, IPEndPoint? through = null, string role = Rotator, string database = "postgres") => new()
    {
        ConnectionString = Server.Connection(role, _password, database, through), Rotation = rotation, RequireVerifiedServer = false, Vantage = $"{Server.EndPoint}/{database}", LockTimeout = TimeSpan.FromSeconds(30),
    };

    public PostgreSqlCredentialProvider Provider(PostgreSqlOptions options)
    {
        var provider = new PostgreSqlCredentialProvider(options);
        _open.Add(provider);
        return provider;
    }

    public PostgreSqlUsageSource Usage(PostgreSqlOptions options)
    {
        var usage = new PostgreSqlUsageSource(options);
        _open.Add(usage);
        return usage;
    }

    /// <summary>A role that holds privileges, as whoever runs the server makes it.</summary>
    public async Task<CredentialId> NewCredentialAsync(string? name = null)
    {
        name ??= $"app{Interlocked.Increment(ref _made)}";
        await Server.RunAsync(await Server.AskAsync<string>("SELECT format('CREATE ROLE %I', $1)", name) ?? throw new InvalidOperationException());
        if (_version >= 160000)
        {
            await Server.RunAsync((await Server.AskAsync<string>($"SELECT format('GRANT %I TO {Rotator} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE', $1)", name))!);
        }

        return new CredentialId(name);
    }

    /// <summary>Logs in as a consumer does.</summary>
    public async Task<NpgsqlConnection> LogInAsync(string login, SecretValue secret)
    {
        var connection = new NpgsqlConnection(Server.Connection(login, Encoding.UTF8.GetString(secret.Reveal())) + ";Pooling=false");
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a login is accepted, by the server's own client rules and not by ours.</summary>
    public async Task<bool> WorksAsync(string login, SecretValue secret)
    {
        try
        {
            await (await LogInAsync(login, secret)).DisposeAsync();
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is "28P01" or "28000")
        {
            return false;
        }
    }

    public static async Task<bool> IsOpenAsync(NpgsqlConnection session)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", session);
            return await command.ExecuteScalarAsync() is 1;
        }
        catch (Exception ended) when (ended is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _open)
        {
            one.Dispose();
        }

        await Server.DisposeAsync();
    }
}
