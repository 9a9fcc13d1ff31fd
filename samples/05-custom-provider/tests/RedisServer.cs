using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Nhi.Governance;

namespace CustomProvider;

/// <summary>A Redis server of its own on a free port of loopback, ended by its process id.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Why there is no server, where there is none.</summary>
    public const string Absent = "redis-server is not installed";

    private readonly Process _process;
    private readonly string _folder;

    private RedisServer(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
        Admin = As("default", SecretValue.CopyText("admin"), port);
    }

    public int Port { get; }

    public RedisOptions Admin { get; }

    /// <summary>Starts one.</summary>
    /// <returns>The server; <see langword="null"/> where <c>redis-server</c> is not installed.</returns>
    public static async Task<RedisServer?> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("nhi-redis-").FullName;
        var acl = Path.Combine(folder, "users.acl");
        await File.WriteAllTextAsync(acl, "user default on >admin ~* &* +@all\n", cancellationToken);
        for (var again = 5; ; again--)
        {
            var port = FreePort();
            Process process;
            try
            {
                process = Process.Start(new ProcessStartInfo("redis-server", ["--bind", "127.0.0.1", "--port", $"{port}", "--aclfile", acl, "--save", "", "--dir", folder, "--logfile", "redis.log"]))!;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Directory.Delete(folder, recursive: true);
                return null;
            }

            var server = new RedisServer(process, folder, port);
            while (!process.HasExited)
            {
                try
                {
                    await using var redis = await server.LoginAsync(cancellationToken);
                    return server;
                }
                catch (Exception starting) when (starting is IOException or RespErrorException)
                {
                    await Task.Delay(20, cancellationToken);
                }
            }

            // Somebody else took the port.
            if (again == 0)
            {
                throw new InvalidOperationException("redis-server ends as soon as it is started.");
            }
        }
    }

    /// <summary>How somebody reaches this server, or what stands before it.</summary>
    public static RedisOptions As(string user, SecretValue password, int port, TimeProvider? time = null) => new()
    {
        Host = "127.0.0.1", Port = port, Vantage = "redis under test", Tls = false, User = user, Password = password, Timeout = TimeSpan.FromSeconds(2), Window = TimeSpan.FromMilliseconds(300), Time = time ?? TimeProvider.System,
    };

    /// <summary>Does something as the administrator.</summary>
    public async Task<RespReply> DoAsync(CancellationToken cancellationToken, params string[] words)
    {
        await using var redis = await LoginAsync(cancellationToken);
        redis.Add(words);
        return (await redis.SendAsync(cancellationToken))[0].OrThrow();
    }

    /// <summary>A user that may log in and ping, and has no password yet.</summary>
    public async Task<CredentialId> NewUserAsync(CancellationToken cancellationToken)
    {
        var user = new CredentialId($"svc-{Guid.NewGuid():N}");
        await DoAsync(cancellationToken, "ACL", "SETUSER", user.Value, "on", "-@all", "+ping");
        return user;
    }

    /// <summary>A user with rights and a password.</summary>
    public async Task<RedisOptions> NewUserAsync(string user, IEnumerable<string> rights, int port, CancellationToken cancellationToken)
    {
        await DoAsync(cancellationToken, ["ACL", "SETUSER", user, "on", ">" + user, "-@all", .. rights]);
        return As(user, SecretValue.CopyText(user), port);
    }

    /// <summary>Opens a connection as a consumer does.</summary>
    /// <returns>The connection; <see langword="null"/> where the password is refused.</returns>
    public async Task<RespClient?> OpenAsync(string user, SecretValue secret, CancellationToken cancellationToken)
    {
        var redis = await RespClient.ConnectAsync(Admin, cancellationToken);
        var reply = await redis.LoginAsync(user, secret, "consumer", cancellationToken);
        if (reply.Error is null)
        {
            return redis;
        }

        await redis.DisposeAsync();
        return string.Equals(reply.Error, "WRONGPASS", StringComparison.Ordinal) ? null : throw new RespErrorException(reply.Error);
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<RespClient> LoginAsync(CancellationToken cancellationToken) =>
        await OpenAsync("default", Admin.Password, cancellationToken) ?? throw new RespErrorException("WRONGPASS");

    private void End()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was disposed.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
