namespace Nhi.Governance.Providers.Aws;

/// <summary>A secret of Secrets Manager with all its versions: a slot with its copies.</summary>
/// <param name="Name">Its name.</param>
/// <param name="GoneAt">When it is gone for good; null where it is not scheduled for deletion.</param>
/// <param name="Versions">Its versions, those without a label too.</param>
internal sealed record AwsSecret(string Name, DateTimeOffset? GoneAt, IReadOnlyList<AwsSecretVersion> Versions)
{
    private const char Divider = '#';
    private const int LongestName = 512;

    public AwsSecretVersion? Current => Versions.FirstOrDefault(version => version.Has(AwsSecretVersion.Current));

    public static bool IsName(string? name) =>
        name is { Length: >= 1 and <= LongestName } && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '+' or '=' or '.' or '@' or '-');

    public static CopyId CopyId(string name, string version) => new($"{name}{Divider}{version}");

    /// <summary>Takes apart what <see cref="CopyId(string, string)"/> made: names hold no number sign.</summary>
    public static bool TryRead(CopyId copy, out string name, out string version)
    {
        var at = copy.Value?.IndexOf(Divider, StringComparison.Ordinal) ?? -1;
        name = at > 0 ? copy.Value![..at] : string.Empty;
        version = at > 0 ? copy.Value![(at + 1)..] : string.Empty;
        return IsName(name) && version.Length is >= 32 and <= 64 && version.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
    }

    public AwsSecretVersion? Find(string version) => Versions.FirstOrDefault(one => string.Equals(one.Id, version, StringComparison.Ordinal));

    public StoredCopy Copy(AwsSecretVersion version) => new(
        CopyId(Name, version.Id),
        new SlotId(Name),
        version.Stage,
        GoneAt is not null || version.Labels.Count == 0 ? CopyState.Inert : CopyState.Live,
        version.CreatedAt,
        GoneAt,
        Guid.TryParseExact(version.Id, "D", out var operation) ? new OperationId(operation) : null);
}
