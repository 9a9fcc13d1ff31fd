using System.Threading.Channels;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>Scans every object of a git repository for copies of credentials, and reads the workflow files of its checked-out branch.</summary>
/// <remarks>
/// It needs the git executable. Nothing of the repository is run: no hooks, filters or external programs, and nothing is fetched or written.
/// Commits that nothing reaches any more (amended, dropped) are searched as long as git keeps them. Safe for concurrent use.
/// </remarks>
public sealed class GitHistorySource : IIdentitySource
{
    private readonly int? _shards;

    /// <summary>Makes a source.</summary>
    /// <param name="path">A work tree or bare repository, as the user names it: messages and copies say it so.</param>
    public GitHistorySource(string path)
        : this(path, shards: null)
    {
    }

    /// <summary>For tests, which compare numbers of shards.</summary>
    internal GitHistorySource(string path, int? shards)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = path;
        _shards = shards;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IAsyncEnumerable<SourceEvent> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EventChannel.ReadAsync((events, stop) => ReadAsync(request, events, stop), cancellationToken);
    }

    private async Task ReadAsync(ReadRequest request, ChannelWriter<SourceEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await ReadRepositoryAsync(request, events, cancellationToken).ConfigureAwait(false);
        }
        catch (GitException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await events.WriteAsync(new SourceEvent.Rejected(new SourcePosition(Name, string.Empty), exception.Message), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadRepositoryAsync(ReadRequest request, ChannelWriter<SourceEvent> events, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Name))
        {
            throw new GitException(File.Exists(Name) ? "is a file, not a repository" : "does not exist, or may not be seen");
        }

        // The last answer is empty at the top of a work tree, in a bare repository and in a .git folder.
        var answers = (await GitCommand.TryTextAsync(Name, ["rev-parse", "--is-shallow-repository", "--git-dir", "--show-prefix"], cancellationToken).ConfigureAwait(false))?.Split('\n')
            ?? throw new GitException(await WhyNoneAsync(cancellationToken).ConfigureAwait(false));
        if (answers is not [_, _, "", ..])
        {
            throw new GitException("is a folder inside a repository: name the repository's own folder");
        }

        if (string.Equals(answers[0], "true", StringComparison.Ordinal))
        {
            await events.WriteAsync(
                new SourceEvent.Noted(new SourcePosition(Name, string.Empty), "is a shallow clone: what older commits hold is not there to be scanned (git fetch --unshallow)"),
                cancellationToken).ConfigureAwait(false);
        }

        var hasHead = await GitCommand.TryTextAsync(Name, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellationToken).ConfigureAwait(false) is not null;
        if (hasHead)
        {
            await ReadWorkflowsAsync(request, events, cancellationToken).ConfigureAwait(false);
        }

        var hits = await new GitObjectScan(Name, events).RunAsync(_shards, cancellationToken).ConfigureAwait(false);
        foreach (var copy in await new GitAttribution(Name, hits, hasHead, events).RunAsync(cancellationToken).ConfigureAwait(false))
        {
            await events.WriteAsync(new SourceEvent.CopyFound(copy), cancellationToken).ConfigureAwait(false);
        }

        await events.WriteAsync(new SourceEvent.Completed(new SourceSummary(Name, "git/history", 0, 0, 0, 0, [])), cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> WhyNoneAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GitCommand.TextAsync(Name, ["rev-parse", "--git-dir"], cancellationToken).ConfigureAwait(false);
            return "is a repository that git cannot read";
        }
        catch (GitException exception)
        {
            return exception.Message.Contains("not a git repository", StringComparison.Ordinal) ? "is no git repository" : exception.Message;
        }
    }

    private async Task ReadWorkflowsAsync(ReadRequest request, ChannelWriter<SourceEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await GitWorkflows.ReadAsync(Name, request, events, cancellationToken).ConfigureAwait(false);
        }
        catch (GitException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await events.WriteAsync(
                new SourceEvent.Rejected(new SourcePosition(Name, ".github/workflows"), $"the workflows of the checked-out branch cannot be read ({exception.Message})"),
                cancellationToken).ConfigureAwait(false);
        }
    }
}
