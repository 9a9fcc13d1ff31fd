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
        var repository = await GitRepository.OpenAsync(Name, cancellationToken).ConfigureAwait(false);
        if (repository.HasHead)
        {
            await ReadWorkflowsAsync(request, events, cancellationToken).ConfigureAwait(false);
        }

        using var reader = new CopyReader();
        var documents = new GitDocumentSource(Name) { Shards = _shards };
        var summary = await documents.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        var found = await documents.LocateAsync([.. reader.Hits.Keys], cancellationToken).ConfigureAwait(false);
        foreach (var note in summary.Passed)
        {
            await events.WriteAsync(new SourceEvent.Noted(new SourcePosition(Name, note.Path), Said(note)), cancellationToken).ConfigureAwait(false);
        }

        foreach (var note in summary.Unread.Concat(found.Unread))
        {
            await events.WriteAsync(new SourceEvent.Rejected(new SourcePosition(Name, note.Path), Said(note)), cancellationToken).ConfigureAwait(false);
        }

        var copies = new GitCopies(Name);
        foreach (var place in found.Places)
        {
            copies.Add(place, reader.Hits[place.Document]);
        }

        foreach (var copy in copies.ToList())
        {
            await events.WriteAsync(new SourceEvent.CopyFound(copy), cancellationToken).ConfigureAwait(false);
        }

        await events.WriteAsync(new SourceEvent.Completed(new SourceSummary(Name, "git/history", 0, 0, 0, 0, [])), cancellationToken).ConfigureAwait(false);
    }

    private static string Said(DocumentNote note) => note.Count == 1 ? note.Reason : $"{note.Reason} ({note.Count} of them)";

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
