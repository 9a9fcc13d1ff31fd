using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Kubernetes;
using Nhi.Governance.Providers.Oidc;

namespace Nhi.Governance.Providers.Vault;

/// <summary>What the answers of one file tell of their server.</summary>
internal sealed class VaultServer
{
    /// <summary>The server, as its roles are named.</summary>
    public const string AddressScope = "vault.address";

    private static readonly string[] s_issuers = ["bound_issuer", "oidc_discovery_url", "issuer"];

    private readonly Dictionary<string, string> _issuers = new(StringComparer.Ordinal);

    /// <summary>Learns the issuers that auth methods believe, from their configurations.</summary>
    public VaultServer(IEnumerable<VaultAnswer> answers, ListReading reading)
    {
        Reading = reading;
        foreach (var answer in answers.Where(answer => answer.Parts is ["auth", .., "config"]))
        {
            if (s_issuers.Select(name => answer.Data.Text(name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } issuer)
            {
                _issuers[MountOf(answer.Path)] = OidcIssuer.NameOf(issuer);
            }
        }
    }

    /// <summary>The reading of the file.</summary>
    public ListReading Reading { get; }

    /// <summary>The server's name, or <see langword="null"/> where nobody tells it.</summary>
    public string? Address => Reading.Scope.Get(AddressScope);

    /// <summary>The issuer that an auth method believes; a name of its own where no answer tells it.</summary>
    public string IssuerOf(string path) => _issuers.TryGetValue(MountOf(path), out var issuer) ? issuer : $"{Address}/{MountOf(path)}";

    /// <summary>The issuer of the cluster that an auth method asks.</summary>
    public string ClusterOf(string path) =>
        _issuers.TryGetValue(MountOf(path), out var issuer) ? issuer : Reading.Scope.Get(KubernetesNames.IssuerScope) is { } told ? OidcIssuer.NameOf(told) : IssuerOf(path);

    // auth/<mount>/role/<name>: the mount may have slashes of its own, what follows it has not.
    private static string MountOf(string path)
    {
        var parts = path.Split('/');
        var end = Array.FindLastIndex(parts, part => part is "role" or "roles" or "certs" or "config");
        return string.Join('/', parts[..Math.Max(end, 0)]);
    }
}
