using System.Threading.Channels;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads the exports below a folder, or one file.</summary>
/// <remarks>
/// Files are taken in the order of their names, byte for byte. <c>.git</c> folders are left out. Nothing is followed out of the
/// folder: symbolic links are noted and passed by. Reading changes nothing. Safe for concurrent use.
/// </remarks>
public sealed class FolderSource : IIdentitySource
{
    private readonly IReadOnlyList<IExportFormat> _formats;

    /// <summary>Makes a source.</summary>
    /// <param name="path">A folder or file, as the user names it: messages say it so.</param>
    /// <param name="formats">The formats to recognise, the first that knows a document reads it.</param>
    public FolderSource(string path, IReadOnlyList<IExportFormat> formats)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(formats);
        Name = path;
        _formats = formats;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>Files above it are not read as exports. Smaller in tests.</summary>
    internal long StructureLimit { get; init; } = StructureLimits.Bytes;

    /// <inheritdoc />
    public IAsyncEnumerable<SourceEvent> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EventChannel.ReadAsync((events, stop) => ReadAsync(request, events, stop), cancellationToken);
    }

    private async Task ReadAsync(ReadRequest request, ChannelWriter<SourceEvent> events, CancellationToken cancellationToken)
    {
        using var reading = new FolderReading(Name, new DocumentReader(_formats), StructureLimit, request.AsOf, events);
        if (File.Exists(Name))
        {
            await reading.ReadFileAsync(new FileInfo(Name), Path.GetFileName(Name), request.Scope, cancellationToken).ConfigureAwait(false);
        }
        else if (Directory.Exists(Name))
        {
            await reading.ReadFolderAsync(new DirectoryInfo(Name), request.Scope, _formats.OfType<IScopeGiver>().Any(), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await events.WriteAsync(new SourceEvent.Rejected(new SourcePosition(Name, string.Empty), "does not exist, or may not be seen"), cancellationToken).ConfigureAwait(false);
        }
    }
}
