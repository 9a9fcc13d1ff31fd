using System.Runtime.Versioning;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Writes files so that they are there as a whole or not at all.</summary>
internal static class CaFiles
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Replace(string path, byte[] content) => Replace(path, stream => stream.Write(content));

    /// <summary>Writes beside a file and moves over it. What was there keeps its permissions; what is new may be read by everyone: all of it is public.</summary>
    public static void Replace(string path, Action<Stream> write)
    {
        var beside = path + ".nhi-new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = ModeOf(path);
        }

        using (var stream = new FileStream(beside, options))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            // Once more, because a umask takes away from what a file is made with.
            File.SetUnixFileMode(beside, ModeOf(path));
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Makes a folder that nobody else can look into.</summary>
    public static void MakeOwn(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Own);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static UnixFileMode ModeOf(string path) => File.Exists(path) ? File.GetUnixFileMode(path) : Readable;
}
