using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Nhi.Governance.Providers.Keys;

/// <summary>What the base class library does not tell of a Unix system: whose a file is, and that a folder is on the disk. Where the system does not tell either, nothing is said.</summary>
internal static class Posix
{
    private const int EmptyPath = 0x1000;
    private const uint OwnerMask = 0x8;

    // struct statx of Linux is the same on all its processors: the owner is at byte 20 of 256.
    private const int StatxBytes = 256;
    private const int OwnerAt = 20;

    /// <summary>Whether an open file belongs to somebody who is neither us nor root; who root is can read everything anyhow.</summary>
    public static bool IsOthers(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var status = new byte[StatxBytes];
            if (Statx(file, [0], EmptyPath, OwnerMask, status) != 0)
            {
                return false;
            }

            var owner = BitConverter.ToUInt32(status, OwnerAt);
            return owner != 0 && owner != EffectiveUser();
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Brings a folder's names to the disk, so that a file moved there is still there after the power fails.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            var descriptor = OpenFile([.. System.Text.Encoding.UTF8.GetBytes(folder), 0], 0);
            if (descriptor >= 0)
            {
                _ = Flush(descriptor);
                _ = CloseFile(descriptor);
            }
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            // The file itself is on the disk; after a failure of power its old name may be back.
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(SafeFileHandle folder, byte[] path, int flags, uint mask, byte[] status);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFile(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseFile(int descriptor);
}
