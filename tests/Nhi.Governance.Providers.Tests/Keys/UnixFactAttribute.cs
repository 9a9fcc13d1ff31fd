namespace Nhi.Governance.Providers.Keys;

/// <summary>A test of modes and owners of files, skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    private bool _asRoot;

    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "files have no mode here" : null;

    /// <summary>Whether it must give a file to somebody else.</summary>
    public bool AsRoot
    {
        get => _asRoot;
        set
        {
            _asRoot = value;
            Skip ??= !value || (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess) ? null : "only root on Linux can give a file to somebody else";
        }
    }
}
