namespace Nhi.Governance.Providers.Files;

/// <summary>Reads every file below a folder, or one file; archives member by member (<c>a.zip!/inner/path</c>).</summary>
/// <remarks>
/// <para>The names that a folder holds are a document too, <c>(file names)</c>, one a line: a secret may stand in one. A file is named itself, its own name is not.</para>
/// <para>Several files are read at once, as many as there are processors. Reading changes nothing and follows nothing out of the folder: symbolic links are passed by, and so
/// is what has no length: empty files, pipes, devices. <c>.git</c> folders are left to <see cref="Git.GitDocumentSource"/>. What a <c>.nhiignore</c> names is left out; its lines
/// mean what they mean in a <c>.gitignore</c>. What a <c>.gitignore</c> names is read: secrets lie there.</para>
/// <para>Zip (also jar, nupkg, docx and the like), tar and gzip are opened, archives within archives to three; pictures, sound, films, fonts and executables are left out by how
/// they begin, not by their names; all other binary files are read. Archives of other kinds, encrypted or damaged ones, and those that expand beyond all measure are told as not read.</para>
/// <para>Safe for concurrent use.</para>
/// </remarks>
public sealed class FolderDocumentSource : IDocumentSource
{
    /// <summary>Makes a source.</summary>
    /// <param name="path">A folder or file, as the user names it.</param>
    public FolderDocumentSource(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = path;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public async Task<DocumentSummary> ReadAsync(IDocumentReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var feed = new DocumentFeed(reader);
        var walk = new DocumentWalk(feed, reader);
        IEnumerable<(FileInfo, string)> files = [];
        if (File.Exists(Name))
        {
            files = [(new FileInfo(Name), Path.GetFileName(Name))];
        }
        else if (Directory.Exists(Name))
        {
            files = walk.Files(new DirectoryInfo(Name));
        }
        else
        {
            feed.Unread.Add(string.Empty, "does not exist, or may not be seen");
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(files, parallel, (file, stop) =>
        {
            Read(file.Item1, file.Item2, feed, stop);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return feed.Summary();
    }

    /// <inheritdoc />
    /// <remarks>A document stands where its name says.</remarks>
    public Task<DocumentPlaces> LocateAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return Task.FromResult(DocumentFeed.PlacesOf(documents));
    }

    internal static void Read(FileInfo file, string name, DocumentFeed feed, CancellationToken cancellationToken)
    {
        try
        {
            // Pipes, sockets and devices have no length either, and opening a pipe would wait for somebody to write.
            if (file.Length == 0)
            {
                return;
            }

            using var stream = ReadableFile.Open(file);
            var (length, written) = (stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle));

            // A file that grows meanwhile is read as it was when it was opened.
            using var content = new DocumentStream(stream, length);
            new Unpacker(feed, cancellationToken).Read(name, content, length);
            if (stream.Length == length && File.GetLastWriteTimeUtc(stream.SafeFileHandle) != written)
            {
                feed.Unread.Add(name, "was changed while it was read: parts of it may be missing");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            feed.Unread.Add(name, ReadableFile.WhyUnreadable(exception));
        }
    }
}
