using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Keys;

/// <summary>The file of keys on the disk: who may read it, and how it changes as a whole.</summary>
internal static class KeyFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // A first number by chance: a file made anew after one was lost does not take its numbers for other keys.
    private const int MostFirst = 1 << 15;

    /// <summary>Reads the keys.</summary>
    /// <returns>The current one first; <see langword="null"/> where there is no file.</returns>
    /// <exception cref="KeyFileException">It may be read by others, or is not whole.</exception>
    public static List<FingerprintKey>? TryRead(string path)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        using (stream)
        {
            // Of what was opened, not of what has its name by now.
            CheckAccess(stream);
            if (stream.Length > KeyFileText.MostBytes)
            {
                throw new KeyFileException(FailureKind.Invalid, "it is too large for a file of keys");
            }

            var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
            try
            {
                stream.ReadExactly(bytes);
                return KeyFileText.Parse(bytes);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(bytes);
            }
        }
    }

    /// <summary>Writes the keys beside the file, to the disk, and moves them over it. Whoever calls holds the lock.</summary>
    public static void Write(string path, IReadOnlyList<FingerprintKey> keys)
    {
        var beside = path + ".new";
        var bytes = KeyFileText.Format(keys);
        try
        {
            // One that a crash left, or somebody laid there: it is not written into but made.
            File.Delete(beside);
            using (var stream = Open(beside, FileMode.CreateNew))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
            Posix.FlushFolder(Path.GetDirectoryName(path)!);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Opens a file for one at a time; a new one is for its owner alone.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        return new FileStream(path, options);
    }

    /// <summary>The first key of an estate.</summary>
    public static FingerprintKey NewFirst() => New((ushort)RandomNumberGenerator.GetInt32(1, MostFirst));

    /// <summary>A key with the next number.</summary>
    public static FingerprintKey NewAfter(IReadOnlyList<FingerprintKey> keys) => keys.Max(key => key.Id) is var last and < ushort.MaxValue && keys.Count < KeyFileText.MostKeys
        ? New((ushort)(last + 1))
        : throw new KeyFileException(FailureKind.LimitReached, $"there are {keys.Count} keys, up to number {keys.Max(key => key.Id)}: no room for one more");

    private static FingerprintKey New(ushort id)
    {
        Span<byte> material = stackalloc byte[FingerprintKey.MinimumLength];
        RandomNumberGenerator.Fill(material);
        return new FingerprintKey(id, SecretValue.Take(material));
    }

    private static void CheckAccess(FileStream stream)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = File.GetUnixFileMode(stream.SafeFileHandle);
        if ((mode & OfOthers) != UnixFileMode.None)
        {
            throw new KeyFileException(FailureKind.Denied, $"others than its owner may use it (mode {Convert.ToString((int)mode, 8)}): chmod 600, and rotate if somebody did");
        }

        if (Posix.IsOthers(stream.SafeFileHandle))
        {
            throw new KeyFileException(FailureKind.Denied, "it belongs to somebody else");
        }
    }
}
