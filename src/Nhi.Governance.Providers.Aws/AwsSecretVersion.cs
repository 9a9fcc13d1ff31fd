namespace Nhi.Governance.Providers.Aws;

/// <summary>One version of a secret, as Secrets Manager lists it.</summary>
internal sealed record AwsSecretVersion(string Id, IReadOnlyList<string> Labels, DateTimeOffset? CreatedAt)
{
    public const string Pending = "AWSPENDING";
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    /// <summary>What readers take it for. A label of somebody's own is no stage, and neither is none.</summary>
    public VersionStage Stage =>
        Has(Current) ? VersionStage.Current
        : Has(Pending) ? VersionStage.Pending
        : Has(Previous) ? VersionStage.Previous
        : VersionStage.Unknown;

    public bool Has(string label) => Labels.Contains(label, StringComparer.Ordinal);
}
