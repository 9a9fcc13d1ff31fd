using System.Threading.Channels;

namespace Nhi.Governance.Providers.Files;

/// <summary>One reading of a folder.</summary>
internal sealed class FolderReading(string root, DocumentReader documents, long structureLimit, DateTimeOffset asOf, ChannelWriter<SourceEvent> events) : IDisposable
{
    private const int ScopeGiverLimit = 64 * 1024;

    private readonly bool _isFile = File.Exists(root);
    private readonly byte[] _buffer = new byte[Guesser.HeadLength];

    public void Dispose() => _buffer.AsSpan().Clear();

    /// <summary>Reads a folder and everything below it.</summary>
    public async Task ReadFolderAsync(DirectoryInfo top, EstateScope scope, bool hasScopeGivers, CancellationToken cancellationToken)
    {
        var open = new Stack<(DirectoryInfo Folder, string Relative, EstateScope Scope)>();
        open.Push((top, string.Empty, scope));
        while (open.TryPop(out var here))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await ListAsync(here.Folder, here.Relative, cancellationToken).ConfigureAwait(false) is not { } walk)
            {
                continue;
            }

            foreach (var link in walk.Links)
            {
                await NoteAsync(here.Relative + link.Name, "is a symbolic link, which is not followed", cancellationToken).ConfigureAwait(false);
            }

            var said = await ScopeOfFolderAsync(walk, here.Relative, here.Scope, cancellationToken).ConfigureAwait(false);
            var given = hasScopeGivers ? await ScopeGivenAsync(walk, here.Relative, cancellationToken).ConfigureAwait(false) : [];
            var files = said.With(given.Where(value => said.Get(value.Key) is null));
            foreach (var file in walk.Files)
            {
                await ReadFileAsync(file, here.Relative + file.Name, files, cancellationToken).ConfigureAwait(false);
            }

            foreach (var below in walk.Folders.Reverse())
            {
                open.Push((below, $"{here.Relative}{below.Name}/", said));
            }
        }
    }

    /// <summary>Reads one file as an export, where it is one.</summary>
    public async Task ReadFileAsync(FileInfo file, string relative, EstateScope scope, CancellationToken cancellationToken)
    {
        try
        {
            // Pipes, sockets and devices have no length either, and opening a pipe would wait for somebody to write: so this comes before.
            if (file.Length == 0)
            {
                if (Path.GetExtension(relative).ToLowerInvariant() is ".json" or ".yaml" or ".yml" or ".csv" or ".pem" or ".crt" or ".cer" or ".der")
                {
                    await NoteAsync(relative, "is empty: an export that failed, perhaps", cancellationToken).ConfigureAwait(false);
                }

                return;
            }

            using var stream = ReadableFile.Open(file);
            var head = stream.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
            var guesses = documents.Guess(relative, _buffer.AsSpan(0, head));
            if (guesses.Count > 0 && stream.Length <= structureLimit && ReadRest(stream, head) is { } content)
            {
                foreach (var read in documents.Read(Named(relative), content, guesses, new ReadRequest(scope, asOf)))
                {
                    await events.WriteAsync(read, cancellationToken).ConfigureAwait(false);
                }

                return;
            }

            if (guesses.Any(guess => guess.IsSure))
            {
                await RejectAsync(relative, $"is larger than {structureLimit / (1024 * 1024)} MiB: it is not read as an export", cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            await RejectAsync(relative, ReadableFile.WhyUnreadable(exception), cancellationToken).ConfigureAwait(false);
        }
    }

    // The head is in the buffer already. A file that grows meanwhile is read as it was when it was opened.
    private byte[]? ReadRest(FileStream stream, int head)
    {
        var length = Math.Max(stream.Length, head);
        if (length > Array.MaxLength)
        {
            return null;
        }

        var content = GC.AllocateUninitializedArray<byte>((int)length);
        _buffer.AsSpan(0, head).CopyTo(content);
        var read = head + stream.ReadAtLeast(content.AsSpan(head), content.Length - head, throwOnEndOfStream: false);
        return read == content.Length ? content : content[..read];
    }

    private async Task<FolderWalk?> ListAsync(DirectoryInfo folder, string relative, CancellationToken cancellationToken)
    {
        try
        {
            return FolderWalk.List(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await RejectAsync(relative.TrimEnd('/'), "the folder " + ReadableFile.WhyUnreadable(exception), cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private async Task<EstateScope> ScopeOfFolderAsync(FolderWalk walk, string relative, EstateScope scope, CancellationToken cancellationToken)
    {
        if (walk.Files.FirstOrDefault(file => string.Equals(file.Name, ScopeFile.Name, StringComparison.Ordinal)) is not { } file)
        {
            return scope;
        }

        try
        {
            if (file.Length == 0)
            {
                return scope;
            }

            if (file.Length > ScopeFile.MaxLength)
            {
                await RejectAsync(relative + file.Name, "is too large for a scope file", cancellationToken).ConfigureAwait(false);
                return scope;
            }

            var problems = ScopeFile.Read(ReadSmall(file), Named(relative + file.Name), out var values);
            foreach (var problem in problems)
            {
                await events.WriteAsync(problem, cancellationToken).ConfigureAwait(false);
            }

            return scope.With(values);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reading of the folder's files tells that it cannot be read.
            return scope;
        }
    }

    // Before the other files, as they need it. Only small files: an issuer document has a dozen lines.
    private async Task<IReadOnlyList<KeyValuePair<string, string>>> ScopeGivenAsync(FolderWalk walk, string relative, CancellationToken cancellationToken)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var contradicted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in walk.Files)
        {
            foreach (var (name, value) in ScopeGivenBy(file, relative))
            {
                if (!given.TryAdd(name, value) && !string.Equals(given[name], value, StringComparison.Ordinal) && contradicted.Add(name))
                {
                    await NoteAsync(relative + file.Name, $"gives another {name} than a file beside it: neither is taken; name it with --scope or in {ScopeFile.Name}", cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return [.. given.Where(value => !contradicted.Contains(value.Key))];
    }

    private IReadOnlyList<KeyValuePair<string, string>> ScopeGivenBy(FileInfo file, string relative)
    {
        try
        {
            if (file.Length is 0 or > ScopeGiverLimit)
            {
                return [];
            }

            var content = ReadSmall(file);
            return documents.ScopeOf(Named(relative + file.Name), content, documents.Guess(file.Name, content));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static byte[] ReadSmall(FileInfo file)
    {
        using var stream = ReadableFile.Open(file);
        var content = new byte[(int)Math.Min(file.Length, ScopeGiverLimit)];
        return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
    }

    private string Named(string relative) =>
        _isFile || relative.Length == 0 ? root : root.EndsWith('/') ? root + relative : $"{root}/{relative}";

    private ValueTask NoteAsync(string relative, string text, CancellationToken cancellationToken) =>
        events.WriteAsync(new SourceEvent.Noted(new SourcePosition(Named(relative), string.Empty), text), cancellationToken);

    private ValueTask RejectAsync(string relative, string reason, CancellationToken cancellationToken) =>
        events.WriteAsync(new SourceEvent.Rejected(new SourcePosition(Named(relative), string.Empty), reason), cancellationToken);
}
