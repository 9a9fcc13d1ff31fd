using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>A real server on a free port of the loopback, with data of its own. It ends with this, and with the test process whatever becomes of that.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    public const string Admin = "nhi_admin";
    private static readonly string[] Settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "log_statement=all", "log_connections=on", "max_connections=60"];

    private const string Unprivileged = "postgres";

    // The server reads nothing of its input. When the test process is gone, its end of the pipe is closed, and the shell goes on to stop the server by its id.
    private const string Keeper = """
        server="$1"; shift
        exec 3<&0
        "$@" </dev/null 3<&- >>"$server/log" 2>&1 &
        pid=$!
        cat <&3 >/dev/null
        kill -INT "$pid" 2>/dev/null
        wait "$pid"
        """;

    private readonly Process _keeper;
    private readonly string _folder;
    private readonly string _password;

    private PostgreSqlServer(Process keeper, string folder, int port, string password)
    {
        _keeper = keeper;
        _folder = folder;
        _password = password;
        EndPoint = new IPEndPoint(IPAddress.Loopback, port);
    }

    /// <summary>Why there is no server here; null where there is.</summary>
    public static string? Absent { get; } = Programs() is null ? "PostgreSQL is not installed: tests/servers/postgresql.sh installs it" : null;

    public IPEndPoint EndPoint { get; }

    /// <summary>The superuser's way in: for what tests see and do beside what is tested.</summary>
    public string AdminConnection => Connection(Admin, _password);

    public string Log => File.ReadAllText(Path.Combine(_folder, "log"));

    /// <summary>Starts a server.</summary>
    /// <param name="rules">Lines of pg_hba.conf; everybody by SCRAM where none are given.</param>
    /// <param name="settings">Settings of the server.</param>
    public static async Task<PostgreSqlServer> StartAsync(string? rules = null, params string[] settings)
    {
        var programs = Programs() ?? throw new InvalidOperationException(Absent);
        var folder = Directory.CreateTempSubdirectory("nhi-pg-").FullName;
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var keyFile = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(keyFile, password);
        await File.WriteAllTextAsync(Path.Combine(folder, "log"), string.Empty);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", $"{Unprivileged}:", folder);
        }

        var data = Path.Combine(folder, "data");
        await RunAsync(AsServer([Path.Combine(programs, "initdb"), "-D", data, "-U", Admin, "--pwfile=" + keyFile, "--auth=scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"]));
        File.Delete(keyFile);
        if (rules is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(data, "pg_hba.conf"), rules + "\n");
        }

        for (var attempt = 0; ; attempt++)
        {
            var port = FreePort();
            string[] command =
            [
                Path.Combine(programs, "postgres"), "-D", data, "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                .. Settings.Concat(settings).SelectMany(setting => new[] { "-c", setting }),
            ];
            var start = new ProcessStartInfo("sh", ["-c", Keeper, "sh", folder, .. AsServer(command)]) { UseShellExecute = false, RedirectStandardInput = true };
            var server = new PostgreSqlServer(Process.Start(start)!, folder, port, password);
            if (await server.AnswersAsync())
            {
                return server;
            }

            var log = server.Log;
            if (attempt == 2)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException("The server does not start: " + log);
            }

            await server.StopAsync();
            File.WriteAllText(Path.Combine(folder, "log"), string.Empty);
        }
    }

    public string Connection(string role, string password, string database = "postgres", IPEndPoint? through = null) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(), Port = (through ?? EndPoint).Port, Username = role, Password = password, Database = database, Timeout = 15, CommandTimeout = 60, SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>Runs a statement as the superuser.</summary>
    public async Task RunAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(AdminConnection + ";Pooling=false");
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks for one value as the superuser.</summary>
    public async Task<T?> AskAsync<T>(string statement, params object[] arguments)
    {
        await using var source = NpgsqlDataSource.Create(AdminConnection + ";Pooling=false");
        await using var command = source.CreateCommand(statement);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _keeper.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _keeper.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _keeper.Kill(entireProcessTree: true);
            await _keeper.WaitForExitAsync();
        }

        _keeper.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
        {
            if (Log.Contains("database system is ready to accept connections", StringComparison.Ordinal))
            {
                return true;
            }

            if (_keeper.HasExited || Log.Contains("FATAL", StringComparison.Ordinal))
            {
                return false;
            }

            await Task.Delay(20);
        }

        return false;
    }

    private static string? Programs()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder) + ".0", out var version) ? version : new Version()).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var named = Environment.GetEnvironmentVariable("NHI_TEST_POSTGRESQL");
        return (named is { Length: > 0 } ? [named] : installed.Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")));
    }

    /// <summary>The server refuses to run with all rights.</summary>
    private static string[] AsServer(string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=" + Unprivileged, "--regid=" + Unprivileged, "--init-groups", .. command] : command;

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} failed: {string.Concat(said)}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
