namespace Nhi.Governance;

/// <summary>The order of stages: the one answer of every issuer and store.</summary>
public static class VersionStageExtensions
{
    /// <summary>Whether the issuer accepts a version of this stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>Whether it is Pending, Current or Previous.</returns>
    public static bool IsUsable(this VersionStage stage) => stage is VersionStage.Pending or VersionStage.Current or VersionStage.Previous;

    /// <summary>
    /// Whether a version may be moved. Pending becomes Current; becoming Current makes the Current one Previous; Previous may come back;
    /// what is not Pending may be Disabled and come back as Previous; everything may be Revoked, and nothing returns from there.
    /// A version of unknown stage may be taken over as anything but Pending. Moving a version where it already is changes nothing and is allowed.
    /// </summary>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where it should go.</param>
    /// <returns>Whether it may.</returns>
    public static bool CanMoveTo(this VersionStage from, VersionStage to) => (from, to) switch
    {
        (_, VersionStage.Unknown) => false,
        _ when from == to => true,
        (VersionStage.Revoked, _) or (_, VersionStage.Pending) => false,
        (_, VersionStage.Revoked) or (VersionStage.Unknown, _) => true,
        (VersionStage.Pending or VersionStage.Previous, VersionStage.Current) => true,
        (VersionStage.Current or VersionStage.Previous, VersionStage.Disabled) => true,
        (VersionStage.Disabled, VersionStage.Previous) => true,
        _ => false,
    };
}
