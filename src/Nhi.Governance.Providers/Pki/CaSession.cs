using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Nhi.Governance.Providers.Pki;

/// <summary>One use of the authority, alone with it. openssl itself only ever works on a copy of the rows it needs; what comes of that is decided by one file and then put in place.</summary>
internal sealed class CaSession : IDisposable
{
    private const int MostKept = 1024 * 1024;

    private readonly OpenSslCaOptions _options;
    private readonly CaPaths _paths;
    private readonly OpenSslProcess _openssl;
    private readonly Func<Func<Task>, Task> _exchange;
    private readonly FileStream _lock;
    private readonly string _work;

    private CaSession(OpenSslCaOptions options, CaPaths paths, OpenSslProcess openssl, Func<Func<Task>, Task> exchange, FileStream held)
    {
        _options = options;
        _paths = paths;
        _openssl = openssl;
        _exchange = exchange;
        _lock = held;
        _work = Path.Join(paths.State, "work");
        Index = new CaIndex(paths, options.MaxRows);
    }

    /// <summary>The database.</summary>
    public CaIndex Index { get; }

    /// <summary>Whether a change was decided here, or may have been.</summary>
    public bool HasDecided { get; private set; }

    /// <summary>Whether a revocation is not in the published list.</summary>
    public bool IsListDue => File.Exists(_paths.ListDue);

    /// <summary>Waits to be alone, and puts in place what somebody decided and did not finish.</summary>
    public static async Task<CaSession> OpenAsync(OpenSslCaOptions options, CaPaths paths, OpenSslProcess openssl, Func<Func<Task>, Task> exchange, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(paths.Folder))
        {
            throw new CaException(FailureKind.NotFound, "the authority's folder is not there");
        }

        CaFiles.MakeOwn(paths.State);
        CaFiles.MakeOwn(paths.Stages);
        var session = new CaSession(options, paths, openssl, exchange, await CaLock.TakeAsync(paths.Lock, options.LockTimeout, time, cancellationToken).ConfigureAwait(false));
        try
        {
            session.Clear();
            await session.SettleAsync().ConfigureAwait(false);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>What is kept of a credential.</summary>
    public CaStages StagesOf(CredentialId credential) =>
        Read(_paths.StagesOf(credential)) is { } kept
            ? JsonSerializer.Deserialize(kept, CaJson.Default.CaStages) ?? throw new JsonException()
            : new CaStages(credential.Value, []);

    /// <summary>The certificate of a row in PEM; <see langword="null"/> where the authority's copy is gone.</summary>
    public string? CertificateOf(CaIndexRow row) => Read(_paths.CertificateOf(row.Serial)) is { } pem ? Encoding.ASCII.GetString(pem) : null;

    /// <summary>What consumers need above their certificate.</summary>
    public string Chain() => _paths.Chain is null ? string.Empty : Encoding.ASCII.GetString(Read(_paths.Chain) ?? throw new CaException(FailureKind.NotFound, "the chain is not there"));

    /// <summary>Signs a request. Nothing is issued yet.</summary>
    public async Task<(CaIndexRow Row, string Certificate)> SignAsync(CaRequest request, CancellationToken cancellationToken)
    {
        Prepare(string.Empty, request.AlternativeNames);
        await File.WriteAllTextAsync(Path.Join(_work, "serial"), Convert.ToHexString(request.Serial) + "\n", cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Join(_work, "request.pem"), request.Pem + "\n", cancellationToken).ConfigureAwait(false);
        await RunAsync(
            ["-extensions", _options.Profile, "-in", Path.Join(_work, "request.pem"), "-out", Path.Join(_work, "certificate.pem"), "-notext", "-preserveDN",
                "-subj", request.Subject, "-startdate", Instant(request.From), "-enddate", Instant(request.To)],
            cancellationToken).ConfigureAwait(false);
        return (MadeRow(), Encoding.ASCII.GetString(Read(Path.Join(_work, "certificate.pem")) ?? throw new CaException(FailureKind.Unknown, "openssl gave no certificate")));
    }

    /// <summary>Makes a revoked row of a good one. Nothing is revoked yet.</summary>
    public async Task<CaIndexRow> RevokeAsync(CaIndexRow row, string reason, CancellationToken cancellationToken)
    {
        var certificate = _paths.CertificateOf(row.Serial);
        if (!File.Exists(certificate))
        {
            throw new CaException(FailureKind.NotFound, "the authority's copy of the certificate is gone, without which openssl does not revoke");
        }

        Prepare(row.Line + "\n", []);
        await RunAsync(["-revoke", certificate, "-crl_reason", reason], cancellationToken).ConfigureAwait(false);
        return MadeRow();
    }

    /// <summary>Decides a change, and puts it in place. From here on nothing stops it.</summary>
    public async Task DecideAsync(CaCommit commit)
    {
        var decided = JsonSerializer.SerializeToUtf8Bytes(commit, CaJson.Default.CaCommit);
        HasDecided = true;
        await _exchange(() => ReplacedAsync(_paths.Commit, decided)).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Makes and publishes a new revocation list.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (_paths.CrlFile is { } place)
        {
            Prepare(null, []);
            File.Copy(_paths.CrlNumber, Path.Join(_work, "crlnumber"));
            var seconds = ((long)_options.CrlLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var list = Path.Join(_work, "list.pem");
            await RunAsync(["-gencrl", "-crlsec", seconds, "-out", list], cancellationToken).ConfigureAwait(false);
            var pem = Encoding.ASCII.GetString(await File.ReadAllBytesAsync(list, CancellationToken.None).ConfigureAwait(false));
            var isPem = place.EndsWith(".pem", StringComparison.Ordinal);
            var published = isPem ? Encoding.ASCII.GetBytes(pem) : Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);

            // A number that is lost is skipped; one that is given twice would be taken for an old list played back.
            await _exchange(() => ReplacedAsync(_paths.CrlNumber, File.ReadAllBytes(Path.Join(_work, "crlnumber")))).ConfigureAwait(false);
            await _exchange(() => ReplacedAsync(place, published)).ConfigureAwait(false);
        }

        File.Delete(_paths.ListDue);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Somebody else may have it from here on; what could not be cleared is cleared by whoever comes next.
        try
        {
            Clear();
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            _lock.Dispose();
            return;
        }

        _lock.Dispose();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    private static Task ReplacedAsync(string path, byte[] content)
    {
        CaFiles.Replace(path, content);
        return Task.CompletedTask;
    }

    private static byte[]? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        return new FileInfo(path).Length <= MostKept ? File.ReadAllBytes(path) : throw new CaException(FailureKind.Unknown, "a file of the authority is larger than such files are");
    }

    private async Task SettleAsync()
    {
        if (Read(_paths.Commit) is not { } kept)
        {
            return;
        }

        var commit = JsonSerializer.Deserialize(kept, CaJson.Default.CaCommit) ?? throw new JsonException();
        var row = commit.Row is null ? null : CaIndexRow.Parse(commit.Row, 0);
        if (commit.Certificate is { } certificate && row is not null)
        {
            await _exchange(() => ReplacedAsync(_paths.CertificateOf(row.Serial), Encoding.ASCII.GetBytes(certificate))).ConfigureAwait(false);
        }

        if (commit.IsListDue)
        {
            CaFiles.Replace(_paths.ListDue, []);
        }

        if (row is not null)
        {
            await _exchange(() =>
            {
                Index.Put(row);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }

        await _exchange(() => ReplacedAsync(_paths.StagesOf(new CredentialId(commit.Stages.Credential)), JsonSerializer.SerializeToUtf8Bytes(commit.Stages, CaJson.Default.CaStages))).ConfigureAwait(false);
        File.Delete(_paths.Commit);
    }

    private void Prepare(string? rows, IReadOnlyList<string> alternativeNames)
    {
        Clear();
        CaFiles.MakeOwn(_work);
        var database = rows is null ? _paths.Database : Path.Join(_work, "index.txt");
        if (rows is not null)
        {
            File.WriteAllText(database, rows);
        }

        File.WriteAllText(Path.Join(_work, "ca.cnf"), CaConfiguration.Text(_paths, database, _work, _options.Profile, alternativeNames));
    }

    private CaIndexRow MadeRow()
    {
        var rows = File.ReadAllLines(Path.Join(_work, "index.txt"));
        return rows.Length == 1 ? CaIndexRow.Parse(rows[0], 1) : throw new CaException(FailureKind.Unknown, "openssl made more or less than one row of its database");
    }

    private async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Always a line on its input, so that it never asks a terminal.
        byte[] line = [(byte)'\n'];
        if (_options.Passphrase is { } passphrase)
        {
            using var secret = await passphrase(cancellationToken).ConfigureAwait(false);
            line = GC.AllocateUninitializedArray<byte>(secret.Length + 1, pinned: true);
            secret.Reveal().CopyTo(line);
            line[^1] = (byte)'\n';
        }

        try
        {
            await _exchange(() => _openssl.RunAsync(_work, line, ["ca", "-config", Path.Join(_work, "ca.cnf"), "-name", CaConfiguration.Section, "-batch", "-passin", "stdin", .. arguments], cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(line);
        }
    }

    private void Clear()
    {
        if (Directory.Exists(_work))
        {
            Directory.Delete(_work, recursive: true);
        }
    }
}
