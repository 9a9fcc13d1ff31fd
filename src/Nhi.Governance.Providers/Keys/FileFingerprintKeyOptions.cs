namespace Nhi.Governance.Providers.Keys;

/// <summary>Which file holds the keys.</summary>
public sealed record FileFingerprintKeyOptions
{
    /// <summary>The file. Its folder must exist, and only its owner may write there. Beside it a rotation makes <c>.lock</c> and, while it lasts, <c>.new</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the file is made, with one random key, where it is not there.</summary>
    /// <value>The default is <see langword="false"/>: a file that was lost should be missed, because no fingerprint made under it can be found again.</value>
    public bool CreateIfMissing { get; init; }

    /// <summary>How long to wait for somebody else who creates or rotates.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
