using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Providers.Aws.Servers;

/// <summary>
/// A loopback AWS for what moto cannot do: it throttles, breaks off, redirects, pages. It is strict: a request whose signature it does not compute itself, by its own
/// arithmetic, gets no scripted answer.
/// </summary>
internal sealed class FakeAws : IAsyncDisposable
{
    public const string Key = "AKIAFAKEFAKEFAKEFAKE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private readonly HttpListener _listener;
    private readonly Func<Call, Reply> _script;
    private readonly bool _checksSignatures;
    private readonly Task _serving;
    private readonly Lock _lock = new();
    private readonly List<Call> _calls = [];

    /// <summary>Starts to listen.</summary>
    /// <param name="script">What is answered.</param>
    /// <param name="checksSignatures">False for a fake that is asked by keys it does not know.</param>
    public FakeAws(Func<Call, Reply> script, bool checksSignatures = true)
    {
        _script = script;
        _checksSignatures = checksSignatures;
        (_listener, Address) = Listen();
        Http = MotoServer.Client(Address);
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public AwsOptions Options => new()
    {
        Region = "eu-central-1",
        Credentials = new Amazon.Runtime.BasicAWSCredentials(Key, Secret),
        AllowWrites = true,
        IamEndpoint = Address,
        StsEndpoint = Address,
        SecretsManagerEndpoint = Address,
    };

    public static Reply Xml(string result, int status = 200) => new(status, result, "text/xml");

    public static Reply XmlError(string code, string message, int status = 400) =>
        Xml($"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>", status);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        Http.Dispose();
    }

    /// <summary>Takes a free port; another process may be quicker, and a listener that did not start is used up.</summary>
    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{MotoServer.FreePort()}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
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

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var call = new Call(
                context.Request.Headers["X-Amz-Target"] is { } target ? target.Split('.')[1] : Form(Encoding.UTF8.GetString(body.ToArray()), "Action"),
                Encoding.UTF8.GetString(body.ToArray()), context.Request.UserAgent ?? string.Empty, Region(context.Request), context.Request.Headers["X-Amz-Date"]!);
            lock (_lock)
            {
                _calls.Add(call);
            }

            var reply = !_checksSignatures || IsSigned(context.Request, body.ToArray()) ? _script(call) : XmlError("SignatureDoesNotMatch", "The request signature we calculated does not match.", 403);
            if (reply.BreaksOff)
            {
                context.Response.ContentLength64 = 100;
                await context.Response.OutputStream.WriteAsync("<"u8.ToArray());
                context.Response.Abort();
                continue;
            }

            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.Type;
            foreach (var (name, value) in reply.Headers ?? new Dictionary<string, string>())
            {
                context.Response.Headers[name] = value;
            }

            var bytes = Encoding.UTF8.GetBytes(reply.Body);
            context.Response.ContentLength64 = bytes.Length;
            try
            {
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
            catch (HttpListenerException)
            {
                // The client has seen enough.
            }
        }
    }

    public static string Form(string body, string name) =>
        body.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault() ?? string.Empty;

    private static Dictionary<string, string> Authorization(HttpListenerRequest request) =>
        request.Headers["Authorization"]!["AWS4-HMAC-SHA256 ".Length..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);

    private static string Region(HttpListenerRequest request) => Authorization(request)["Credential"].Split('/')[2];

    private static bool IsSigned(HttpListenerRequest request, byte[] body)
    {
        var parts = Authorization(request);
        var scope = parts["Credential"].Split('/', 2)[1];
        var names = parts["SignedHeaders"].Split(';');
        var canonical = $"{request.HttpMethod}\n{request.Url!.AbsolutePath}\n\n{string.Concat(names.Select(name => $"{name}:{request.Headers[name]!.Trim()}\n"))}\n{parts["SignedHeaders"]}\n{Hex(SHA256.HashData(body))}";
        var toSign = $"AWS4-HMAC-SHA256\n{request.Headers["X-Amz-Date"]}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + Secret), (chain, part) => HMACSHA256.HashData(chain, Encoding.UTF8.GetBytes(part)));
        return names.Contains("host") && names.Contains("x-amz-date") && names.Contains("content-type") && Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign))) == parts["Signature"];
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>What was asked.</summary>
    internal sealed record Call(string Action, string Body, string UserAgent, string Region, string Date);

    /// <summary>What is answered.</summary>
    internal sealed record Reply(int Status, string Body, string Type = "application/x-amz-json-1.1", IReadOnlyDictionary<string, string>? Headers = null, bool BreaksOff = false);
}
