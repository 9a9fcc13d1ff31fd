using System.Threading.Channels;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>Reads the workflow files of the branch that is checked out in a git repository.</summary>
/// <remarks>
/// It needs the git executable. Nothing of the repository is run: no hooks, filters or external programs, and nothing is fetched or written. What the history holds is read by
/// <see cref="GitDocumentSource"/>. Safe for concurrent use.
/// </remarks>
public sealed class GitWorkflowSource : IIdentitySource
{
    /// <summary>Makes a source.</summary>
    /// <param name="path">A work tree or bare repository, as the user names it: messages say it so.</param>
    public GitWorkflowSource(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = path;
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
        var where = string.Empty;
        try
        {
            var repository = await GitRepository.OpenAsync(Name, cancellationToken).ConfigureAwait(false);
            if (repository.HasHead)
            {
                where = ".github/workflows";
                await GitWorkflows.ReadAsync(Name, request, events, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (GitException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reason = where.Length == 0 ? exception.Message : $"the workflows of the checked-out branch cannot be read ({exception.Message})";
            await events.WriteAsync(new SourceEvent.Rejected(new SourcePosition(Name, where), reason), cancellationToken).ConfigureAwait(false);
        }
    }
}
