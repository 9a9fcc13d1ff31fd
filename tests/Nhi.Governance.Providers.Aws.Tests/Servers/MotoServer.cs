using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Aws.Servers;

/// <summary>
/// One moto for the whole test assembly, with authorization on: signatures are recomputed and policies evaluated for every call after the first three, which make an
/// administrator. It lives as long as the pipe to it, and so ends with this process, however that ends.
/// </summary>
internal sealed class MotoServer
{
    public const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const int CallsBeforeAuthorization = 3;
    private static readonly Lazy<Task<MotoServer>> Shared = new(RunAsync);
    private readonly Process _process;

    private MotoServer(Process process, int port)
    {
        _process = process;
        EndPoint = new IPEndPoint(IPAddress.Loopback, port);
        Address = AddressOf(EndPoint);
        Http = Client(Address);
        Administrator = new BasicAWSCredentials("AKIABOOTSTRAPPING0000", "none");
    }

    public IPEndPoint EndPoint { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>May do everything.</summary>
    public AWSCredentials Administrator { get; private set; }

    public static Task<MotoServer> StartAsync() => Shared.Value;

    public static Uri AddressOf(IPEndPoint at) => new($"http://127.0.0.1:{at.Port}/");

    /// <summary>A client that is quick to try again.</summary>
    public static HttpClient Client(Uri address)
    {
        var http = new OutboundHttpOptions { RetryPause = TimeSpan.FromMilliseconds(10) };
        http.Endpoints.Add(address);
        return OutboundHttp.CreateClient(http);
    }

    /// <summary>Options that call here, or whatever stands before this.</summary>
    public AwsOptions Options(AWSCredentials? credentials = null, Uri? via = null) => new()
    {
        Region = "us-east-1",
        Credentials = credentials ?? Administrator,
        AllowWrites = true,
        IamEndpoint = via ?? Address,
        StsEndpoint = via ?? Address,
        SecretsManagerEndpoint = via ?? Address,
        IamPropagationWindow = TimeSpan.FromSeconds(1),
        SecretsPropagationWindow = TimeSpan.FromSeconds(1),
        RecoveryWindowDays = 7,
        PageSize = 4,
    };

    public async Task<string> NewUserAsync(string? policy = null)
    {
        var user = $"svc-{Guid.NewGuid():N}";
        await IamAsync("CreateUser", ("UserName", user));
        if (policy is not null)
        {
            await PutPolicyAsync(user, policy);
        }

        return user;
    }

    public Task PutPolicyAsync(string user, string policy) => IamAsync("PutUserPolicy", ("UserName", user), ("PolicyName", "test"), ("PolicyDocument", policy));

    /// <summary>A user with a key, who may do what is listed.</summary>
    public async Task<AWSCredentials> NewPrincipalAsync(params string[] actions)
    {
        var allowed = JsonSerializer.Serialize(actions);
        var user = await NewUserAsync(actions.Length == 0 ? null : $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{{allowed}},"Resource":"*"}]}""");
        using var key = await NewKeyAsync(user);
        return new BasicAWSCredentials(key.Key.Id, Encoding.ASCII.GetString(key.Secret.Reveal()));
    }

    public async Task<IssuedAccessKey> NewKeyAsync(string user)
    {
        var made = await new IamCalls(Ask(AwsService.Iam(Options()))).CreateKeyAsync(user, CancellationToken.None);
        Assert.True(made.TryGet(out var key, out var failure), failure?.Reason);
        return key;
    }

    public async Task<AwsXml> IamAsync(string action, params (string, string)[] parameters)
    {
        var asked = await Ask(AwsService.Iam(Options())).QueryAsync(new AwsQuery(action, AwsClient.IamVersion, Changes: true, parameters), CancellationToken.None);
        Assert.True(asked.TryGet(out var answer, out var failure), failure?.Reason);
        return answer;
    }

    /// <summary>Whether moto takes a key, asked without any of our judging.</summary>
    public async Task<bool> TakesAsync(string key, SecretValue secret)
    {
        var signer = new AwsSigner(new BasicAWSCredentials(key, Encoding.ASCII.GetString(secret.Reveal())));
        var sts = new AwsClient("test", AwsService.Sts(Options()), Http, signer, TimeProvider.System);
        return (await sts.QueryAsync(new AwsQuery("GetCallerIdentity", AwsClient.StsVersion, Changes: false), CancellationToken.None)).IsSuccess;
    }

    /// <summary>What a reader of a secret is handed; null for nothing.</summary>
    public async Task<byte[]?> ReadSecretAsync(string name, string label)
    {
        using var body = new AwsBody(Encoding.UTF8.GetBytes($$"""{"SecretId":"{{name}}","VersionStage":"{{label}}"}"""), "application/x-amz-json-1.1");
        var asked = await Ask(AwsService.SecretsManager(Options())).JsonAsync("GetSecretValue", body, changes: false, isRepeatable: true, CancellationToken.None);
        if (!asked.TryGet(out var answer, out _))
        {
            return null;
        }

        using (answer)
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.TryGetProperty("SecretString", out var text) && text.ValueKind == JsonValueKind.String
                ? Encoding.UTF8.GetBytes(text.GetString()!)
                : document.RootElement.GetProperty("SecretBinary").GetBytesFromBase64();
        }
    }

    private static async Task<MotoServer> RunAsync()
    {
        var port = FreePort();

        // The shell waits at the pipe; when that closes it ends the server by its process id.
        var start = new ProcessStartInfo("bash", ["-c", "\"$0\" -H 127.0.0.1 -p \"$1\" >/dev/null 2>&1 & pid=$!; cat >/dev/null; kill $pid; wait $pid 2>/dev/null", MotoInstallation.Command, port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["INITIAL_NO_AUTH_ACTION_COUNT"] = CallsBeforeAuthorization.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var server = new MotoServer(Process.Start(start)!, port);
        await server.ListensAsync();
        await server.IamAsync("CreateUser", ("UserName", "administrator"));
        await server.PutPolicyAsync("administrator", Everything);
        using var key = await server.NewKeyAsync("administrator");
        server.Administrator = new BasicAWSCredentials(key.Key.Id, Encoding.ASCII.GetString(key.Secret.Reveal()));
        return server;
    }

    private async Task ListensAsync()
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            Assert.False(_process.HasExited, "moto ended while it started");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(EndPoint);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail("moto does not listen after a minute");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private AwsClient Ask(AwsService service) => new("test", service, Http, new AwsSigner(Administrator), TimeProvider.System);
}
