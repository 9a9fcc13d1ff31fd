using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Ssh;

/// <summary>The formats of SSH.</summary>
internal static class SshFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } = [new SshKeyList("ssh/keys", isAuthorized: true), new SshKeyList("ssh/known-hosts", isAuthorized: false)];
}
