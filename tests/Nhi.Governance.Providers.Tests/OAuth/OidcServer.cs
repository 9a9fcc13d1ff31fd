using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>A real authorization server (npm oidc-provider) and a protected resource that introspects at it, for all tests of this process.</summary>
internal sealed class OidcServer : IDisposable
{
    private static readonly Lazy<(string? Missing, string Folder)> Installed = new(Install);
    private static readonly Lazy<Task<OidcServer>> Started = new(StartAsync);
    private readonly string _initialAccessToken = Random();
    private readonly HttpClient _http;

    private OidcServer(X509Certificate2 root, string folder)
    {
        Root = root;
        var start = new ProcessStartInfo("node", [Path.Combine(Installed.Value.Folder, "server.mjs"), folder]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["NHI_OIDC_INTROSPECTOR_SECRET"] = IntrospectorSecret;
        start.Environment["NHI_OIDC_INITIAL_ACCESS_TOKEN"] = _initialAccessToken;
        Process = Process.Start(start)!;
        Process.ErrorDataReceived += (_, _) => { };
        Process.BeginErrorReadLine();
        _http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { root } } },
        });
    }

    /// <summary>Why it cannot be had here; null where it can.</summary>
    public static string? Missing => Installed.Value.Missing;

    public X509Certificate2 Root { get; }

    public string IntrospectorSecret { get; } = Random();

    public int Port { get; private set; }

    public string Issuer => string.Create(CultureInfo.InvariantCulture, $"https://localhost:{Port}");

    private Process Process { get; }

    /// <summary>The server; started with the first test that asks, ended with this process.</summary>
    public static Task<OidcServer> GetAsync() => Started.Value;

    /// <summary>Registers a client (RFC 7591).</summary>
    public async Task<OidcClient> RegisterAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Issuer + "/reg");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _initialAccessToken);
        request.Content = new StringContent("""{"grant_types":["client_credentials"],"response_types":[],"redirect_uris":[],"scope":"api:read api:write"}""", new MediaTypeHeaderValue("application/json"));
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        return new OidcClient(Text("client_id"), Text("client_secret"), new Uri(Text("registration_client_uri")), Text("registration_access_token"));
    }

    /// <summary>Deletes a client (RFC 7592).</summary>
    public async Task DeleteAsync(OidcClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, client.Registration);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.RegistrationToken);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>Presents a token to the resource, past everything that is under test.</summary>
    public async Task<bool> WorksAsync(SecretValue token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Issuer + "/resource");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", System.Text.Encoding.ASCII.GetString(token.Reveal()));
        using var response = await _http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }

    /// <summary>All the server tells of a token, past everything that is under test. No secret.</summary>
    public async Task<string> IntrospectAsync(SecretValue token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Issuer + "/token/introspection");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("introspector:" + IntrospectorSecret)));
        request.Content = new FormUrlEncodedContent([new("token", System.Text.Encoding.ASCII.GetString(token.Reveal()))]);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    public OAuthOptions OptionsFor(OidcClient client) => new()
    {
        Issuer = Issuer,
        Client = client.ToClient(),
        IntrospectionClient = new OAuthClient("introspector", _ => new(SecretValue.CopyText(IntrospectorSecret))),
        ProtectedResource = new Uri(Issuer + "/resource"),
    };

    /// <summary>The server as the code under test calls it.</summary>
    public OAuthServer Reach(OAuthOptions options, TimeProvider? time = null)
    {
        var http = new OutboundHttpOptions { RetryPause = TimeSpan.FromMilliseconds(20) };
        options.Pin(http);
        http.TrustedRoots.Add(Root);
        return new OAuthServer("oidc", options, OutboundHttp.CreateClient(http), time);
    }

    /// <summary>Ends the server. Where this process is killed, the server ends with the closing of its input.</summary>
    public void Dispose()
    {
        Process.Kill(entireProcessTree: true);
        Process.Dispose();
        _http.Dispose();
        Root.Dispose();
    }

    private static string Random() => RandomNumberGenerator.GetHexString(32);

    private static async Task<OidcServer> StartAsync()
    {
        Assert.Null(Missing);
        var folder = Directory.CreateTempSubdirectory("nhi-oidc-").FullName;
        var server = new OidcServer(LoopbackTls.Write(folder), folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        while (await server.Process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                // It has read its key: nothing of it stays on the disk.
                Directory.Delete(folder, recursive: true);
                server.Port = int.Parse(line[6..], CultureInfo.InvariantCulture);
                return server;
            }
        }

        throw new InvalidOperationException("The authorization server ended before it was ready.");
    }

    private static (string? Missing, string Folder) Install()
    {
        var source = FindSource();
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. File.ReadAllBytes(Path.Combine(source, "package.json")), .. File.ReadAllBytes(Path.Combine(source, "server.mjs"))]))[..12];
        var cache = Environment.GetEnvironmentVariable("NHI_TEST_CACHE") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "nhi-governance");
        var folder = Path.Combine(cache, "oidc-" + hash);
        foreach (var tool in new[] { "node", "npm" })
        {
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, tool))))
            {
                return ($"{tool} is not here: the authorization server of these tests needs it", folder);
            }
        }

        using var install = Process.Start(new ProcessStartInfo("bash", [Path.Combine(source, "install.sh"), folder]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        install.BeginOutputReadLine();
        var told = install.StandardError.ReadToEnd();
        install.WaitForExit();
        return (install.ExitCode == 0 ? null : $"oidc-provider could not be installed by npm: {told.Trim()}", folder);
    }

    private static string FindSource()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "tests", "servers", "oidc")))
            {
                return Path.Combine(folder, "tests", "servers", "oidc");
            }
        }

        throw new InvalidOperationException("These tests read the repository, and there is none around them.");
    }
}
