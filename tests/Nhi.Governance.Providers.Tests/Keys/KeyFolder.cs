namespace Nhi.Governance.Providers.Keys;

/// <summary>A folder of its own for a file of keys.</summary>
internal sealed class KeyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nhi-keys-");

    public string File => Path.Combine(_folder.FullName, "estate.keys");

    public FileFingerprintKeyProvider Provider(bool create = true) => new(new FileFingerprintKeyOptions { Path = File, CreateIfMissing = create });

    public void Dispose() => _folder.Delete(recursive: true);
}
