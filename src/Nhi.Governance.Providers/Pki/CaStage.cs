namespace Nhi.Governance.Providers.Pki;

/// <summary>Where one certificate stands.</summary>
/// <param name="Version">Its id.</param>
/// <param name="Stage">The stage.</param>
/// <param name="MadeBy">The operation that issued it, where one of ours did.</param>
/// <param name="MovedBy">The operation that moved it last.</param>
internal sealed record CaStage(string Version, VersionStage Stage, Guid? MadeBy = null, Guid? MovedBy = null);
