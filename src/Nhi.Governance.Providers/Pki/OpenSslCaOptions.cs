using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Describes an OpenSSL certification authority: a folder that <c>openssl ca</c> works on. Paths are absolute, or relative to the folder.</summary>
public sealed record OpenSslCaOptions
{
    /// <summary>Name of the issuer.</summary>
    /// <value>The default is <c>openssl-ca</c>.</value>
    public string Name { get; init; } = "openssl-ca";

    /// <summary>The authority's folder, absolute. Its path holds letters, digits and <c>/ . _ + -</c> alone, as does every other here.</summary>
    public required string Folder { get; init; }

    /// <summary>The section of extensions that a certificate gets; those of a request are never copied.</summary>
    public required string Profile { get; init; }

    /// <summary>The program.</summary>
    /// <value>The default is <c>openssl</c>, found by the path of the process.</value>
    public string Program { get; init; } = "openssl";

    /// <summary>The configuration that holds <see cref="Profile"/>. Nothing else of it is used.</summary>
    /// <value>The default is <c>openssl.cnf</c>.</value>
    public string Configuration { get; init; } = "openssl.cnf";

    /// <summary>The authority's certificate.</summary>
    /// <value>The default is <c>ca.pem</c>.</value>
    public string Certificate { get; init; } = "ca.pem";

    /// <summary>The authority's key.</summary>
    /// <value>The default is <c>ca.key</c>.</value>
    public string PrivateKey { get; init; } = "ca.key";

    /// <summary>Gives the passphrase of the key; it goes to openssl through a pipe. The default, <see langword="null"/>, is for a key without one. What it gives is disposed.</summary>
    public Func<CancellationToken, ValueTask<SecretValue>>? Passphrase { get; init; }

    /// <summary>The database of what was issued and revoked.</summary>
    /// <value>The default is <c>index.txt</c>.</value>
    public string Database { get; init; } = "index.txt";

    /// <summary>Where a copy of every certificate is, by its serial.</summary>
    /// <value>The default is <c>newcerts</c>.</value>
    public string NewCertificates { get; init; } = "newcerts";

    /// <summary>The counter of revocation lists.</summary>
    /// <value>The default is <c>crlnumber</c>.</value>
    public string CrlNumber { get; init; } = "crlnumber";

    /// <summary>Where the revocation list is published after each revocation, all at once: PEM where the name ends in <c>.pem</c>, else DER. <see langword="null"/> leaves the list to others.</summary>
    /// <value>The default is <c>ca.crl</c>.</value>
    public string? CrlFile { get; init; } = "ca.crl";

    /// <summary>How long a revocation list is good, and so how long somebody may keep one that lacks a revocation. Set it to the lifetime of the lists also where others make them.</summary>
    /// <value>The default is one day.</value>
    public TimeSpan CrlLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Certificates in PEM that consumers need above their own. The default, <see langword="null"/>, hands out none.</summary>
    public string? Chain { get; init; }

    /// <summary>What stands before the common name in a subject, as openssl writes it: <c>/O=Example/OU=Services</c>. The default is nothing.</summary>
    public string SubjectPrefix { get; init; } = string.Empty;

    /// <summary>Gives the alternative names of a credential, as openssl writes them: <c>DNS:svc.example</c>, <c>URI:spiffe://example/svc</c>. The default, <see langword="null"/>, leaves them to <see cref="Profile"/>.</summary>
    public Func<CredentialId, IReadOnlyList<string>>? AlternativeNames { get; init; }

    /// <summary>How long a certificate lives where nobody asks for a lifetime.</summary>
    /// <value>The default is 30 days.</value>
    public TimeSpan DefaultLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The longest lifetime that may be asked for; more is refused.</summary>
    /// <value>The default is 90 days.</value>
    public TimeSpan MaximumLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How many certificates of one credential may be good at once.</summary>
    /// <value>The default is 2: one in use, one to move over to.</value>
    public int MaxLiveVersions { get; init; } = 2;

    /// <summary>The reason that revocations are given.</summary>
    /// <value>The default is <see cref="X509RevocationReason.Superseded"/>.</value>
    public X509RevocationReason RevocationReason { get; init; } = X509RevocationReason.Superseded;

    /// <summary>How long openssl may take.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan ProcessTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for others who use the authority.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most rows of the database.</summary>
    /// <value>The default is five million.</value>
    public int MaxRows { get; init; } = 5_000_000;
}
