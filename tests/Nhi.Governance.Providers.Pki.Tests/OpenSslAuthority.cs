using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A certification authority of openssl in a folder of its own, with its responder and its list over HTTP.</summary>
internal sealed class OpenSslAuthority : IAsyncDisposable
{
    private const int MostTries = 5;

    private Process? _responder;
    private LoopbackServer? _lists;

    private OpenSslAuthority(string folder) => Folder = folder;

    public string Folder { get; }

    public Uri Responder { get; private set; } = null!;

    public Uri List { get; private set; } = null!;

    /// <summary>The authority's certificate in PEM.</summary>
    public string Certificate => File.ReadAllText(Path.Join(Folder, "ca.pem"));

    public OpenSslCaOptions Options => new() { Folder = Folder, Profile = "leaf", CrlLifetime = TimeSpan.FromHours(1), SubjectPrefix = "/O=Example/OU=Services" };

    public static async Task<OpenSslAuthority> StartAsync(bool isServed = true)
    {
        var authority = new OpenSslAuthority(Directory.CreateTempSubdirectory("nhi-pki-").FullName);
        try
        {
            await authority.MakeAsync(isServed);
            return authority;
        }
        catch
        {
            await authority.DisposeAsync();
            throw;
        }
    }

    public OpenSslCredentialProvider Provider(Func<OpenSslCaOptions, OpenSslCaOptions>? with = null, TimeProvider? time = null) =>
        new(with is null ? Options : with(Options), time);

    public OcspVerifier Ocsp() => new(new OcspOptions { Issuer = "openssl-ca", Responder = Responder, IssuerCertificate = Certificate, PropagationWindow = TimeSpan.FromSeconds(2) }, Clients.For(Responder, retries: 3));

    public CrlVerifier Crl(Func<VerificationRequest, CancellationToken, ValueTask<DateTimeOffset?>>? expiryOf = null) => new(
        new CrlOptions { Issuer = "openssl-ca", List = List, IssuerCertificate = Certificate, ExpiryOf = expiryOf ?? ((_, _) => new(DateTimeOffset.MaxValue)), PropagationWindow = TimeSpan.FromSeconds(2) }, Clients.Streaming());

    /// <summary>Asks the responder something, because it reads its database before it waits: its first answer after a change is older than that.</summary>
    public async Task WakeAsync()
    {
        if (_responder is not null)
        {
            await Ocsp().VerifyAsync(new VerificationRequest(new CredentialId("nobody"), new VersionId("7f"), OperationId.New()));
        }
    }

    /// <summary>openssl itself, told by its list whether it accepts a certificate.</summary>
    public async Task<bool> AcceptsAsync(string pem)
    {
        var file = Path.Join(Folder, $"{Guid.NewGuid():n}.pem");
        await File.WriteAllTextAsync(file, pem);
        try
        {
            var (code, _) = await OpenSsl.TryAsync(Folder, "verify", "-crl_check", "-CAfile", "ca.pem", "-CRLfile", "ca.crl", file);
            return code == 0;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs openssl on the authority by hand.</summary>
    public Task<string> ByHandAsync(params string[] arguments) => OpenSsl.RunAsync(Folder, ["ca", "-config", "openssl.cnf", "-batch", .. arguments]);

    public async ValueTask DisposeAsync()
    {
        if (_responder is not null)
        {
            _responder.Kill();
            await _responder.WaitForExitAsync();
            _responder.Dispose();
        }

        if (_lists is not null)
        {
            await _lists.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private async Task MakeAsync(bool isServed)
    {
        _lists = new LoopbackServer(context => context.Request.Url!.AbsolutePath.EndsWith("/ca.crl", StringComparison.Ordinal)
            ? LoopbackServer.SayAsync(context, File.ReadAllBytes(Path.Join(Folder, "ca.crl")), "application/pkix-crl")
            : LoopbackServer.SayAsync(context, [], status: (int)HttpStatusCode.NotFound));
        List = new Uri(_lists.Address, $"{Guid.NewGuid():n}/ca.crl");

        Directory.CreateDirectory(Path.Join(Folder, "newcerts"));
        await File.WriteAllTextAsync(Path.Join(Folder, "index.txt"), string.Empty);
        await File.WriteAllTextAsync(Path.Join(Folder, "serial"), "1000\n");
        await File.WriteAllTextAsync(Path.Join(Folder, "crlnumber"), "1000\n");
        await File.WriteAllTextAsync(Path.Join(Folder, "openssl.cnf"), Configuration());
        await OpenSsl.RunAsync(Folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "365", "-subj", "/CN=Test authority", "-config", "openssl.cnf", "-extensions", "authority");
        await IssueByHandAsync("responder", "/CN=responder", "responder");
        Assert.Null(await Provider().PublishListAsync());
        if (isServed)
        {
            // A port that was free a moment ago may be somebody else's by now.
            var tries = 1;
            while (!await RespondAsync(LoopbackServer.FreePort()))
            {
                Assert.True(tries++ < MostTries, "the responder did not start");
            }
        }
    }

    /// <summary>Issues as anybody does who does not know of us.</summary>
    public async Task IssueByHandAsync(string name, string subject, string profile)
    {
        await OpenSsl.RunAsync(Folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj", subject, "-config", "openssl.cnf");
        await ByHandAsync("-extensions", profile, "-preserveDN", "-in", name + ".csr", "-out", name + ".pem", "-notext");
    }

    private async Task<bool> RespondAsync(int port)
    {
        _responder?.Dispose();
        Responder = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        _responder = Process.Start(new ProcessStartInfo("openssl", ["ocsp", "-index", "index.txt", "-port", port.ToString(CultureInfo.InvariantCulture), "-rsigner", "responder.pem", "-rkey", "responder.key", "-CA", "ca.pem", "-nmin", "5", "-ignore_err"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var isReady = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null || line.Data.Contains("waiting for OCSP client connections", StringComparison.Ordinal))
            {
                isReady.TrySetResult(line.Data is not null);
            }
        }

        _responder.OutputDataReceived += (_, _) => { };
        _responder.ErrorDataReceived += Read;
        _responder.BeginOutputReadLine();
        _responder.BeginErrorReadLine();
        return await isReady.Task;
    }

    private string Configuration() => $"""
        [ca]
        default_ca = authority_by_hand
        [authority_by_hand]
        dir = {Folder}
        database = $dir/index.txt
        new_certs_dir = $dir/newcerts
        certificate = $dir/ca.pem
        private_key = $dir/ca.key
        serial = $dir/serial
        crlnumber = $dir/crlnumber
        default_md = sha256
        default_days = 30
        default_crl_days = 1
        policy = any
        unique_subject = no
        [any]
        organizationName = optional
        organizationalUnitName = optional
        commonName = supplied
        [authority]
        basicConstraints = critical,CA:true
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash
        [leaf]
        basicConstraints = CA:false
        keyUsage = critical,digitalSignature
        extendedKeyUsage = clientAuth,serverAuth
        authorityKeyIdentifier = keyid
        subjectKeyIdentifier = hash
        crlDistributionPoints = URI:{List}
        [another_authority]
        basicConstraints = critical,CA:true
        [responder]
        basicConstraints = CA:false
        keyUsage = critical,digitalSignature
        extendedKeyUsage = critical,OCSPSigning
        noCheck = yes
        [req]
        distinguished_name = name
        [name]

        """.ReplaceLineEndings("\n");
}
