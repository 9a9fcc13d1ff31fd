using System.Formats.Tar;
using System.IO.Compression;

namespace Nhi.Governance.Providers.Files;

/// <summary>Gives a document to a reader as it is, or member by member where it is an archive: <c>a.zip!/inner/path</c>. Nothing is written to disk.</summary>
internal sealed class Unpacker(DocumentFeed feed, CancellationToken cancellationToken)
{
    // An archive within an archive is held in memory, as its directory stands at its end.
    private const int MostHeld = 64 * 1024 * 1024;

    private const long MostDirectory = 16 * 1024 * 1024;

    /// <summary>Whether an exception says that an archive is damaged.</summary>
    public static bool IsBroken(Exception exception) =>
        exception is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or FormatException or OverflowException or InvalidOperationException;

    /// <summary>Reads a document of the source itself.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="length">How many, if known.</param>
    /// <exception cref="IOException">Its beginning cannot be read.</exception>
    public void Read(string name, DocumentStream content, long? length) => Read(name, content, 0, new ArchiveAllowance(length ?? long.MaxValue));

    private void Read(string name, DocumentStream content, int depth, ArchiveAllowance allowance)
    {
        var (kind, what) = ContentSniffer.Of(content.Head());
        switch (kind)
        {
            case ContentKind.Plain:
                feed.Give(name, content, cancellationToken);
                break;
            case ContentKind.LeftOut:
                feed.Passed.Add(FolderOf(name), $"is {what}");
                break;
            case ContentKind.Closed:
                feed.Unread.Add(name, $"is {what}, which is not opened");
                break;
            case var _ when depth == ArchiveAllowance.Depth:
                feed.Unread.Add(name, $"is an archive within {ArchiveAllowance.Depth} others: it is not opened");
                break;
            default:
                ReadArchive(name, kind, content, depth + 1, allowance);
                break;
        }
    }

    private void ReadArchive(string name, ContentKind kind, DocumentStream content, int depth, ArchiveAllowance allowance)
    {
        try
        {
            switch (kind)
            {
                case ContentKind.Zip:
                    ReadZip(name, content, depth, allowance);
                    break;
                case ContentKind.Gzip:
                    ReadGzip(name, content, depth, allowance);
                    break;
                default:
                    ReadTar(name, content, depth, allowance);
                    break;
            }
        }
        catch (IOException exception)
        {
            feed.Unread.Add(name, exception is DocumentBrokenException ? exception.Message : ReadableFile.WhyUnreadable(exception));
        }
    }

    private void ReadZip(string name, DocumentStream content, int depth, ArchiveAllowance allowance)
    {
        var seekable = content.Seekable ?? Held(content);
        using var bounded = new BoundedStream(seekable, MostDirectory);
        using var zip = Try(() => new ZipArchive(bounded, ZipArchiveMode.Read, leaveOpen: true));
        var members = Try(() => zip.Entries);
        bounded.Release();
        foreach (var member in members)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member.FullName.EndsWith('/') || member.Length == 0)
            {
                continue;
            }

            if (!TakeMember(name, allowance))
            {
                return;
            }

            var inner = $"{name}!/{member.FullName}";
            if (member.IsEncrypted)
            {
                feed.Unread.Add(inner, "is encrypted");
                continue;
            }

            ReadMember(inner, member, depth, allowance);
        }
    }

    private void ReadMember(string inner, ZipArchiveEntry member, int depth, ArchiveAllowance allowance)
    {
        try
        {
            using var stream = Try(member.Open);
            using var checkedStream = new CheckedStream(stream, member.Length, member.Crc32);
            Read(inner, new DocumentStream(checkedStream, length: null, allowance), depth, allowance);
            if (checkedStream.IsWrong)
            {
                feed.Unread.Add(inner, "does not have the length and checksum that its archive says: what was read of it may not be all");
            }
        }
        catch (IOException exception)
        {
            feed.Unread.Add(inner, ReadableFile.WhyUnreadable(exception));
        }
    }

    // Compression alone is no archive: a compressed tar counts as one.
    private void ReadGzip(string name, DocumentStream content, int depth, ArchiveAllowance allowance)
    {
        using var stream = new GunzipStream(content);
        using var member = new DocumentStream(stream, length: null, allowance);
        if (ContentSniffer.Of(member.Head()).Kind == ContentKind.Tar)
        {
            ReadTar(name, member, depth, allowance);
        }
        else
        {
            Read($"{name}!/{Uncompressed(name)}", member, depth, allowance);
        }

        if (stream.IsWrong)
        {
            feed.Unread.Add(name, "does not end as compressed files do: what was read of it may not be all");
        }
    }

    private void ReadTar(string name, DocumentStream content, int depth, ArchiveAllowance allowance)
    {
        using var tar = new TarReader(content, leaveOpen: true);
        while (Try(() => tar.GetNextEntry()) is { } member)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile) || member.DataStream is not { } stream)
            {
                continue;
            }

            if (!TakeMember(name, allowance))
            {
                return;
            }

            var inner = $"{name}!/{member.Name}";
            try
            {
                Read(inner, new DocumentStream(stream, member.Length), depth, allowance);
            }
            catch (IOException exception)
            {
                feed.Unread.Add(inner, ReadableFile.WhyUnreadable(exception));
            }
        }
    }

    private bool TakeMember(string name, ArchiveAllowance allowance)
    {
        if (allowance.TakeMember())
        {
            return true;
        }

        feed.Unread.Add(name, "holds more than an archive may: the rest of it is not read");
        return false;
    }

    private MemoryStream Held(DocumentStream content)
    {
        var held = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (held.Length + read > MostHeld)
            {
                throw new DocumentBrokenException($"is a zip archive larger than {MostHeld / (1024 * 1024)} MiB that does not lie in a folder: it is not opened");
            }

            held.Write(buffer, 0, read);
        }

        return held;
    }

    private static T Try<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw new DocumentBrokenException("is a damaged archive, or one of a kind that is not known: it is not read, or not to its end");
        }
    }

    private static string FolderOf(string name) => name.LastIndexOf('/') is > 0 and var slash ? name[..slash] : string.Empty;

    private static string Uncompressed(string name)
    {
        var last = name[(name.LastIndexOf('/') + 1)..];
        return last.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && last.Length > 3 ? last[..^3] : last;
    }
}
