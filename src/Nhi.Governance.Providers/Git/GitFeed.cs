namespace Nhi.Governance.Providers.Git;

/// <summary>
/// What one lane gives to the git process it reads from. Git takes more only as it gets on, since a pipe holds little; what it was given and has not answered is given once more to the next
/// process, should it stop at some damage.
/// </summary>
internal sealed class GitFeed
{
    private readonly GitObjectQueue _queue;
    private readonly Lock _turn = new();
    private readonly Queue<GitObjectBatch> _given = [];
    private int _answered;

    /// <summary>Makes a feed, with the first of its objects.</summary>
    public GitFeed(GitObjectQueue queue)
    {
        _queue = queue;
        Take();
    }

    /// <summary>The object that git answers next; <see langword="null"/> where it has answered all.</summary>
    public string? Next
    {
        get
        {
            lock (_turn)
            {
                return _given.TryPeek(out var batch) ? batch[_answered] : null;
            }
        }
    }

    /// <summary>Counts the next object as answered.</summary>
    public void Pass()
    {
        lock (_turn)
        {
            if (++_answered == _given.Peek().Count)
            {
                _given.Dequeue();
                _answered = 0;
            }
        }
    }

    /// <summary>Gives up: nothing more is given to anybody.</summary>
    /// <returns>How many objects are left.</returns>
    public int GiveUp()
    {
        while (Take() is not null)
        {
        }

        var left = _given.Sum(batch => batch.Count) - _answered;
        _given.Clear();
        _answered = 0;
        return left;
    }

    /// <summary>Gives a process what none has answered, and then further objects while there are any and it takes them.</summary>
    public async Task RunAsync(GitCommand git)
    {
        Queue<ReadOnlyMemory<byte>> unanswered;
        lock (_turn)
        {
            unanswered = new(_given.Select((batch, index) => batch.From(index == 0 ? _answered : 0)));
        }

        var isTaken = true;
        while (isTaken && (unanswered.TryDequeue(out var lines) || (lines = Take()?.From(0) ?? default).Length > 0))
        {
            isTaken = await git.FeedAsync(lines).ConfigureAwait(false);
        }

        git.EndInput();
    }

    private GitObjectBatch? Take()
    {
        if (_queue.Take() is not { } batch)
        {
            return null;
        }

        lock (_turn)
        {
            _given.Enqueue(batch);
        }

        return batch;
    }
}
