namespace Nhi.Governance.Providers.Files;

/// <summary>Opens files that others may be writing, and says why one could not be read.</summary>
internal static class ReadableFile
{
    public static FileStream Open(FileInfo file) =>
        new(file.FullName, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });

    public static string WhyUnreadable(Exception exception) => exception switch
    {
        DocumentBrokenException broken => broken.Message,
        UnauthorizedAccessException => "may not be read: access is denied",
        FileNotFoundException or DirectoryNotFoundException => "was gone before it was read",
        PathTooLongException => "has a path that is too long",
        _ => "could not be read to its end: an input or output error",
    };
}
