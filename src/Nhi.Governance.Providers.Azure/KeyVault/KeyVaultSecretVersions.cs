using Azure.Security.KeyVault.Secrets;

namespace Nhi.Governance.Providers.Azure;

/// <summary>A secret of a vault with its versions: a slot with its copies.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Versions">Its versions, disabled ones too, the newest last.</param>
/// <param name="ReadAt">When they were read, by the vault's clock.</param>
internal sealed record KeyVaultSecretVersions(string Name, IReadOnlyList<SecretProperties> Versions, DateTimeOffset? ReadAt)
{
    /// <summary>The tag that keeps the operation which put a version.</summary>
    public const string OperationTag = "nhi-operation";

    private const char Divider = '#';
    private const int LongestName = 127;

    /// <summary>What readers are handed: the newest version, or nothing where that one is disabled.</summary>
    private SecretProperties? Newest => Versions.Count > 0 ? Versions[^1] : null;

    /// <summary>Whether a version of the running second exists already: one more would be no newer, as far as the vault tells.</summary>
    public bool IsOfThisSecond => Newest?.CreatedOn is { } made && ReadAt is { } now && made >= now;

    public bool HasLive => Versions.Any(IsLive);

    public static bool IsName(string? name) => name is { Length: >= 1 and <= LongestName } && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public static CopyId CopyId(string name, string version) => new($"{name}{Divider}{version}");

    /// <summary>Takes apart what <see cref="CopyId(string, string)"/> made: names hold no number sign.</summary>
    public static bool TryRead(CopyId copy, out string name, out string version)
    {
        var parts = (copy.Value ?? string.Empty).Split(Divider);
        (name, version) = parts.Length == 2 ? (parts[0], parts[1]) : (string.Empty, string.Empty);
        return IsName(name) && version.Length > 0;
    }

    public static bool IsLive(SecretProperties version) => version.Enabled != false;

    public SecretProperties? Find(string version) => Versions.FirstOrDefault(one => string.Equals(one.Version, version, StringComparison.Ordinal));

    /// <summary>What an operation put: the newest, should it have had to put twice.</summary>
    public SecretProperties? PutBy(OperationId operation) => Versions.LastOrDefault(one => PutBy(one) == operation);

    /// <summary>Whether the vault tells of two newest versions: which of them readers are handed it does not tell.</summary>
    public bool IsTied(SecretProperties version) => version.CreatedOn == Newest?.CreatedOn && Versions.Count(one => one.CreatedOn == version.CreatedOn) > 1;

    public StoredCopy Copy(SecretProperties version) =>
        new(CopyId(Name, version.Version), new SlotId(Name), StageOf(version), IsLive(version) ? CopyState.Live : CopyState.Inert, version.CreatedOn, PutBy: PutBy(version));

    private VersionStage StageOf(SecretProperties version) =>
        !IsLive(version) ? VersionStage.Unknown
        : version == Newest ? VersionStage.Current
        : version == Versions.SkipLast(1).LastOrDefault(IsLive) ? VersionStage.Previous
        : VersionStage.Unknown;

    private static OperationId? PutBy(SecretProperties version) =>
        version.Tags.TryGetValue(OperationTag, out var tag) && Guid.TryParseExact(tag, "D", out var id) ? new OperationId(id) : null;
}
