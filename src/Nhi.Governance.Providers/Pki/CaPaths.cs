using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Where everything of an authority is. Paths end up in a configuration of openssl, whose quoting they must not need.</summary>
internal sealed class CaPaths
{
    public CaPaths(OpenSslCaOptions options)
    {
        if (!Path.IsPathFullyQualified(options.Folder))
        {
            throw new ArgumentException("The authority's folder is wanted as an absolute path.", nameof(options));
        }

        Folder = Plain(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder)));
        Configuration = Under(options.Configuration);
        Certificate = Under(options.Certificate);
        PrivateKey = Under(options.PrivateKey);
        Database = Under(options.Database);
        NewCertificates = Under(options.NewCertificates);
        CrlNumber = Under(options.CrlNumber);
        CrlFile = options.CrlFile is null ? null : Under(options.CrlFile);
        Chain = options.Chain is null ? null : Under(options.Chain);
        State = Under(".nhi");
        Lock = Path.Join(State, "lock");
        Commit = Path.Join(State, "commit.json");
        ListDue = Path.Join(State, "crl-due");
        Stages = Path.Join(State, "stages");
    }

    public string Folder { get; }

    public string Configuration { get; }

    public string Certificate { get; }

    public string PrivateKey { get; }

    public string Database { get; }

    public string NewCertificates { get; }

    public string CrlNumber { get; }

    public string? CrlFile { get; }

    public string? Chain { get; }

    /// <summary>What we keep beside openssl.</summary>
    public string State { get; }

    /// <summary>Held by whoever uses the authority, as <c>flock</c> holds it.</summary>
    public string Lock { get; }

    /// <summary>A change that is decided, and perhaps not everywhere yet.</summary>
    public string Commit { get; }

    /// <summary>There while a revocation is not in the published list.</summary>
    public string ListDue { get; }

    /// <summary>One file a credential.</summary>
    public string Stages { get; }

    public string StagesOf(CredentialId credential) =>
        Path.Join(Stages, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(credential.ToString()))) + ".json");

    /// <summary>Where openssl keeps the certificate of a serial.</summary>
    public string CertificateOf(string serialOfRow) => Path.Join(NewCertificates, serialOfRow + ".pem");

    private string Under(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Plain(Path.GetFullPath(path, Folder));
    }

    private static string Plain(string path) =>
        path.All(one => char.IsAsciiLetterOrDigit(one) || one is '/' or '.' or '_' or '+' or '-')
            ? path
            : throw new ArgumentException("A path of an authority holds letters, digits and / . _ + - alone.", nameof(path));
}
