using Nhi.Governance.Providers.Keys;

namespace Nhi.Governance.Tool;

/// <summary>Finds the estate's keys: a file that is named, a variable, or the user's own file, which lies apart from any inventory.</summary>
internal static class EstateKeys
{
    public static IFingerprintKeyProvider Of(string? file, bool mayCreate)
    {
        if (file is null && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EnvironmentFingerprintKeyProvider.DefaultVariable)))
        {
            return new EnvironmentFingerprintKeyProvider();
        }

        return new FileFingerprintKeyProvider(new FileFingerprintKeyOptions { Path = file ?? Own(mayCreate), CreateIfMissing = mayCreate });
    }

    private static string Own(bool mayCreate)
    {
        var settings = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (settings.Length == 0)
        {
            throw ToolException.NotDone("There is no folder for the user's settings to keep keys in: name a file with --key-file.");
        }

        var folder = Path.Combine(settings, "nhi-governance");
        if (mayCreate && OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (mayCreate)
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return Path.Combine(folder, "fingerprint.keys");
    }
}
