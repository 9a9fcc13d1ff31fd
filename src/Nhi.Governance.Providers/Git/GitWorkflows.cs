using System.Threading.Channels;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.GitHub;

namespace Nhi.Governance.Providers.Git;

/// <summary>Reads the workflow files of the checked-out branch, and who owns them.</summary>
internal static class GitWorkflows
{
    private const string Folder = ".github/workflows/";
    private const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Where the code host looks for it; the first that there is counts.</summary>
    private static readonly string[] s_codeOwners = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    /// <summary>Reads them.</summary>
    /// <exception cref="GitException">The branch cannot be read.</exception>
    public static async Task ReadAsync(string root, ReadRequest request, ChannelWriter<SourceEvent> events, CancellationToken cancellationToken)
    {
        var scope = request.Scope;
        if (scope.Get("github.repository") is null
            && await GitCommand.TryTextAsync(root, ["config", "--get", "remote.origin.url"], cancellationToken).ConfigureAwait(false) is { } address
            && GitRemote.RepositoryOf(address) is { } repository)
        {
            scope = scope.With([KeyValuePair.Create("github.repository", repository)]);
        }

        var documents = new DocumentReader([new GitHubWorkflow(), new CodeOwners()]);
        var list = await GitCommand.TextAsync(root, ["ls-tree", "-z", "--full-tree", "HEAD", Folder, .. s_codeOwners], cancellationToken).ConfigureAwait(false);
        var entries = list.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var codeOwners = s_codeOwners.FirstOrDefault(path => entries.Any(entry => entry.EndsWith('\t' + path, StringComparison.Ordinal)));
        foreach (var entry in entries)
        {
            // mode type object TAB path; a symbolic link has mode 120000.
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var path = entry[(tab + 1)..];
            var parts = entry[..Math.Max(0, tab)].Split(' ');
            var isWorkflow = Path.GetExtension(path).ToLowerInvariant() is ".yml" or ".yaml";
            if (parts is not [not "120000", "blob", var blob] || (!isWorkflow && !string.Equals(path, codeOwners, StringComparison.Ordinal)))
            {
                continue;
            }

            var named = root.EndsWith('/') ? root + path : $"{root}/{path}";
            var content = await ContentAsync(root, blob, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<SourceEvent> read = content is null
                ? [new SourceEvent.Rejected(new SourcePosition(named, string.Empty), "is damaged, or too large for a workflow")]
                : documents.Read(named, content, [isWorkflow ? new Guess(Structure.Yaml, IsSure: true) : new Guess(Structure.Text, IsSure: false)], request with { Scope = scope });
            foreach (var value in read)
            {
                await events.WriteAsync(value, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<byte[]?> ContentAsync(string root, string blob, CancellationToken cancellationToken)
    {
        try
        {
            using var git = GitCommand.Start(root, ["cat-file", "blob", blob], cancellationToken);
            git.Input.Close();
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = await git.Output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                content.Write(buffer, 0, read);
                if (content.Length > MaxLength)
                {
                    return null;
                }
            }

            await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
            return content.ToArray();
        }
        catch (GitException)
        {
            return null;
        }
    }
}
