using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Azure.Servers;

/// <summary>
/// A key vault on loopback, strict where a caller may err: it challenges, checks tokens with audience, tenant, end and role, wants an api-version, pages, counts in whole seconds,
/// keeps deleted secrets, is under way for a while when it deletes or brings back, and takes names of any letter case for one. It hands a value to nobody but the test that asks it beside HTTP.
/// </summary>
internal sealed class FakeKeyVault : IAsyncDisposable
{
    public const string Host = "estate.vault.azure.net";
    public const string Officer = "officer";
    public const string Reader = "reader";
    public const int PageSize = 3;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly HttpListener _listener;
    private readonly Task _serving;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FakeVaultSecret> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _calls = [];
    private DateTimeOffset? _nextIsOf;

    public FakeKeyVault(TimeProvider time)
    {
        Time = time;
        Tokens = new FakeTokens(time);
        (_listener, Address) = Listen();
        _serving = ServeAsync();
    }

    public TimeProvider Time { get; }

    public FakeTokens Tokens { get; }

    public Uri Address { get; }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Address.Port);

    /// <summary>Answers a call before the vault does, or not.</summary>
    public Func<string, Reply?> Instead { get; set; } = _ => null;

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public KeyVaultOptions Options(string role = Officer) =>
        new() { Vault = new Uri($"https://{Host}"), Credential = Tokens.Credential(role), AllowWrites = true, PropagationWindow = TimeSpan.FromSeconds(20) };

    /// <summary>A client that finds the vault here, or whatever stands before it.</summary>
    public static HttpClient Client(Uri server)
    {
        var http = new OutboundHttpOptions { RetryPause = TimeSpan.FromMilliseconds(10), MaxRetryPause = TimeSpan.FromMilliseconds(50) };
        http.Endpoints.Add(server);
        return new HttpClient(new ToLoopback(server) { InnerHandler = OutboundHttp.CreateHandler(http) });
    }

    /// <summary>What a reader is handed who asks for a secret by its name; null for nothing.</summary>
    public string? Read(string name)
    {
        lock (_lock)
        {
            return _secrets.TryGetValue(name, out var secret) && secret.PurgeAt is null && secret.Versions[^1] is { Enabled: true } newest ? newest.Value : null;
        }
    }

    /// <summary>Somebody else's put, of the very second of the next one.</summary>
    public void Put(string name, string value)
    {
        lock (_lock)
        {
            var now = Time.GetUtcNow();
            Set(_secrets.GetValueOrDefault(name) ?? new FakeVaultSecret(name), new JsonObject { ["value"] = value }, now);
            _nextIsOf = now;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            var listener = new HttpListener();

            // By any name: what is asked for by name is checked by the vault.
            listener.Prefixes.Add($"http://*:{address.Port}/");
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 50)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.InputStream.CopyToAsync(body);
            var reply = Answer(context.Request, Encoding.UTF8.GetString(body.ToArray()));
            context.Response.StatusCode = reply.Status;
            context.Response.Headers["Date"] = Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            foreach (var (name, value) in reply.Headers)
            {
                context.Response.Headers[name] = value;
            }

            var bytes = Encoding.UTF8.GetBytes(reply.Body?.ToJsonString() ?? string.Empty);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength64 = bytes.Length;
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client has seen enough.
        }
    }

    private Reply Answer(HttpListenerRequest request, string body)
    {
        var path = request.Url!.AbsolutePath.Trim('/').Split('/');
        var call = $"{request.HttpMethod} {string.Join('/', path)}";
        lock (_lock)
        {
            _calls.Add(call);
        }

        if (Instead(call) is { } instead)
        {
            return instead;
        }

        if (!string.Equals(request.UserHostName, Host, StringComparison.Ordinal))
        {
            return Error(400, "BadParameter");
        }

        if (Tokens.RoleOf(request.Headers["Authorization"]) is not { } role)
        {
            return Error(401, "Unauthorized", ("WWW-Authenticate", $"Bearer authorization=\"https://login.microsoftonline.com/{FakeTokens.Tenant}\", resource=\"{FakeTokens.Resource}\""));
        }

        if (request.QueryString["api-version"] is not { Length: > 0 })
        {
            return Error(400, "BadParameter");
        }

        if (request.HttpMethod != "GET" && role != Officer)
        {
            return Error(403, "Forbidden");
        }

        lock (_lock)
        {
            return Answer(request.HttpMethod, path, request.QueryString["$skiptoken"], body);
        }
    }

    private Reply Answer(string method, string[] path, string? from, string body)
    {
        var now = Time.GetUtcNow();
        var secret = path.Length > 1 ? _secrets.GetValueOrDefault(path[1]) : null;
        if (secret?.PurgeAt <= now)
        {
            _secrets.Remove(secret.Name);
            secret = null;
        }

        var (isLive, isDeleted, isUnderWay) = (secret is { PurgeAt: null } && secret.SettlesAt <= now, secret is { PurgeAt: not null } && secret.SettlesAt <= now, secret?.SettlesAt > now);
        switch (method, path)
        {
            case ("GET", ["secrets"]):
                return Page(path, from, _secrets.Values.Where(one => one.PurgeAt is null && one.SettlesAt <= now).OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => one.Told(Host, one.Versions[^1], withVersion: false)));
            case ("GET", ["deletedsecrets"]):
                return Page(path, from, _secrets.Values.Where(one => one.PurgeAt > now && one.SettlesAt <= now).OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => one.Told(Host, one.Versions[^1], withVersion: false)));
            case ("GET", ["secrets", _, "versions"]):
                // In no order: none is promised.
                return Page(path, from, isLive ? secret!.Versions.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => secret.Told(Host, one)) : []);
            case ("GET", ["deletedsecrets", _]):
                return isDeleted ? new Reply(200, secret!.Told(Host, secret.Versions[^1])) : Error(404, "SecretNotFound");
            case ("PUT", ["secrets", var name]) when !isUnderWay && secret?.PurgeAt is null:
                return Set(secret ?? new FakeVaultSecret(name), JsonNode.Parse(body)!, now);
            case ("PATCH", ["secrets", _, var id]) when isLive && secret!.Versions.Find(one => one.Id == id) is { } version:
                version.Enabled = JsonNode.Parse(body)!["attributes"]?["enabled"]?.GetValue<bool>() ?? version.Enabled;
                return new Reply(200, secret.Told(Host, version));
            case ("DELETE", ["secrets", _]) when isLive:
                (secret!.PurgeAt, secret.SettlesAt) = (now.AddDays(90), now + Settling);
                return new Reply(200, secret.Told(Host, secret.Versions[^1]));
            case ("POST", ["deletedsecrets", _, "recover"]) when isDeleted:
                (secret!.PurgeAt, secret.SettlesAt) = (null, now + Settling);
                return new Reply(200, secret.Told(Host, secret.Versions[^1]));
            case ("GET", ["secrets", ..]):
                return Error(403, "ValuesAreForReaders");
            default:
                return isUnderWay || (method == "PUT" && secret is not null) ? Error(409, "Conflict") : Error(404, "SecretNotFound");
        }
    }

    private Reply Set(FakeVaultSecret secret, JsonNode asked, DateTimeOffset now)
    {
        var value = asked["value"]!.GetValue<string>();
        if (Encoding.UTF8.GetByteCount(value) > 25 * 1024)
        {
            return Error(400, "BadParameter");
        }

        var second = (_nextIsOf ?? now).ToUnixTimeSeconds();
        _nextIsOf = null;
        var version = new FakeVaultSecret.FakeVersion(Guid.NewGuid().ToString("N"), value, asked["tags"]?.DeepClone() ?? new JsonObject(), DateTimeOffset.FromUnixTimeSeconds(second));
        secret.Versions.Add(version);
        _secrets[secret.Name] = secret;
        return new Reply(200, secret.Told(Host, version, withValue: true));
    }

    private static Reply Page(string[] path, string? from, IEnumerable<JsonObject> items)
    {
        var skip = int.Parse(from ?? "0", CultureInfo.InvariantCulture);
        var page = items.Skip(skip).Take(PageSize + 1).ToList();
        return new Reply(200, new JsonObject
        {
            ["value"] = new JsonArray([.. page.Take(PageSize)]),
            ["nextLink"] = page.Count > PageSize ? $"https://{Host}/{string.Join('/', path)}?api-version=7.6&$skiptoken={skip + PageSize}" : null,
        });
    }

    private static Reply Error(int status, string code, params (string Name, string Value)[] headers) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "in words that nobody should rely on" } }) { Headers = headers };

    /// <summary>What is answered.</summary>
    internal sealed record Reply(int Status, JsonNode? Body)
    {
        public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
    }
}
