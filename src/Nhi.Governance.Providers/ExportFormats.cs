using Nhi.Governance.Providers.Agents;
using Nhi.Governance.Providers.Aws;
using Nhi.Governance.Providers.Databases;
using Nhi.Governance.Providers.Devices;
using Nhi.Governance.Providers.Directories;
using Nhi.Governance.Providers.Entra;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.GitHub;
using Nhi.Governance.Providers.Google;
using Nhi.Governance.Providers.Kubernetes;
using Nhi.Governance.Providers.Listings;
using Nhi.Governance.Providers.Pki;
using Nhi.Governance.Providers.Register;
using Nhi.Governance.Providers.Spire;
using Nhi.Governance.Providers.Ssh;
using Nhi.Governance.Providers.Systems;
using Nhi.Governance.Providers.Terraform;
using Nhi.Governance.Providers.Vault;

namespace Nhi.Governance.Providers;

/// <summary>Every format this package reads.</summary>
public static class ExportFormats
{
    /// <summary>Names of the authorities that exports lack, as <c>.nhi-scope</c> and <see cref="EstateScope"/> give them: see <c>docs/sources.md</c>.</summary>
    public static IReadOnlyList<string> ScopeNames { get; } = ["aws.account", "kubernetes.cluster", "kubernetes.issuer", "entra.tenant", "gcp.project", "github.repository", "database.server", "directory.domain", "ssh.host", "ssh.user", "vault.address"];

    /// <summary>The formats; none knows a document that another knows.</summary>
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        .. AwsFormats.All,
        new KubernetesObjects(),
        new KubernetesIssuer(),
        new GitHubWorkflow(),
        .. GitHubFormats.All,
        new McpServers(),
        .. EntraFormats.All,
        .. Listing.ToFormats([.. CodeHosts.All, .. AiVendors.All, .. SaasVendors.All]),
        CircleCiContexts.Format,
        OciAccess.Format,
        SalesforceRights.Format,
        .. GoogleFormats.All,
        .. DatabaseFormats.All,
        .. DirectoryFormats.All,
        .. SshFormats.All,
        new VaultAnswers(),
        new TerraformState(),
        .. SystemFormats.All,
        .. DeviceFormats.All,
        new RecordList("spire/entries", ["entries"], SpireEntries.Kind),
        new X509Certificates(),
        new JsonWebKeys(),
        new RegisterDocument(),
        new RegisterTable(),
        .. OtherList.ToFormats(OtherLists.All, OtherLists.Members),
    ];
}
