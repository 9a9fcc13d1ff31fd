namespace Nhi.Governance.Providers.Pki;

/// <summary>What openssl does not keep of a credential: which of its certificates is Pending, Current and Previous, and by which operations.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Versions">Its versions that were issued or moved here.</param>
internal sealed record CaStages(string Credential, IReadOnlyList<CaStage> Versions)
{
    private const int Kept = 64;

    public CaStage? Find(VersionId version) => Versions.FirstOrDefault(one => string.Equals(one.Version, version.Value, StringComparison.Ordinal));

    /// <summary>With a version at a stage. Of those that have ended only the newest are kept.</summary>
    public CaStages With(CaStage stage)
    {
        var others = Versions.Where(one => !string.Equals(one.Version, stage.Version, StringComparison.Ordinal)).ToList();
        if (stage.Stage == VersionStage.Current)
        {
            others = [.. others.Select(one => one.Stage == VersionStage.Current ? one with { Stage = VersionStage.Previous } : one)];
        }

        var ended = others.Count(one => one.Stage == VersionStage.Revoked);
        return this with { Versions = [.. others.Where(one => one.Stage != VersionStage.Revoked || ended-- <= Kept), stage] };
    }
}
