namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IIdentitySource"/>.</summary>
public static class IdentitySourceLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<IdentitySourceFixture>> All { get; } =
    [
        SourceLaws.ReadTwice,
        SourceLaws.InstancesAgree,
        SourceLaws.AtTheSameTime,
        SourceLaws.FindsIdentities,
        SourceLaws.EveryUnitEnds,
        SourceLaws.CountsAddUp,
        SourceLaws.CountsAreTrue,
        SourceLaws.NamesAreGiven,
        SourceLaws.SightingsAgree,
        SourceLaws.DamageIsRejected,
        SourceLaws.DamageIsAlone,
        SourceLaws.DamageIsNotComplete,
        SourceLaws.NothingIsNoEstate,
        SourceLaws.ShowsNoSecret,
        SourceLaws.Cancelled,
        SourceLaws.StoppedInTheMiddle,
    ];
}
